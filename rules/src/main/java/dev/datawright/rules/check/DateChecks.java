package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.Dates;
import dev.datawright.rules.words.Words;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What can be wrong with points in time.
final class DateChecks {

    /// About three thousand years of seconds.
    private static final long LONGEST = 100_000_000_000L;

    private final DataDesignerConfig config;

    DateChecks(DataDesignerConfig config) {
        this.config = config;
    }

    void check(SamplerColumnConfig column, SamplerParams.Datetime datetime, Findings here, Findings params) {
        Optional<LocalDateTime> start = checkDate(datetime.start(), params.at("start"));
        Optional<LocalDateTime> end = checkDate(datetime.end(), params.at("end"));
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            params.at("end")
                    .add(
                            "empty-range",
                            "end (" + datetime.end() + ") is not after start (" + datetime.start()
                                    + "); the end itself is never drawn");
        }
        checkFormat(column, here);
    }

    void check(SamplerColumnConfig column, SamplerParams.Timedelta timedelta, Findings here, Findings params) {
        if (timedelta.dtMin() < 0) {
            params.at("dt_min").add("out-of-range", "dt_min is " + timedelta.dtMin() + "; a distance is at least 0");
        } else if (timedelta.dtMax() <= timedelta.dtMin()) {
            params.at("dt_max")
                    .add(
                            "empty-range",
                            "dt_max (" + timedelta.dtMax() + ") is not above dt_min (" + timedelta.dtMin()
                                    + "); dt_max itself is never drawn");
        } else if (timedelta.dtMax() > LONGEST) {
            params.at("dt_max").add("out-of-range", "dt_max is beyond " + LONGEST);
        }
        checkReference(column, timedelta.referenceColumnName(), params.at("reference_column_name"));
        checkFormat(column, here);
    }

    private void checkReference(SamplerColumnConfig column, String name, Findings here) {
        Optional<ColumnConfig> reference = config.column(name);
        if (name.equals(column.name())) {
            here.add("self-reference", "The column '" + name + "' refers to itself");
        } else if (reference.isEmpty()) {
            List<String> names = config.columns().stream()
                    .map(ColumnConfig::name)
                    .filter(other -> !other.equals(column.name()))
                    .toList();
            here.add(
                    "unknown-column",
                    "There is no column '" + Words.abbreviated(name) + "'",
                    Words.suggest(name, names));
        } else if (!(reference.get() instanceof SamplerColumnConfig sampler && isTime(sampler.params()))) {
            here.add("not-a-date", "'" + name + "' is no datetime or timedelta column");
        }
    }

    private static boolean isTime(SamplerParams params) {
        return params instanceof SamplerParams.Datetime || params instanceof SamplerParams.Timedelta;
    }

    private static void checkFormat(SamplerColumnConfig column, Findings here) {
        if (column.convertTo() != null) {
            try {
                DateFormat.parse(column.convertTo());
            } catch (IllegalArgumentException unsupported) {
                here.at("convert_to")
                        .add(
                                "wrong-conversion",
                                "convert_to of a " + column.samplerType().wireName() + " is a strftime pattern, but "
                                        + unsupported.getMessage(),
                                "such as %Y-%m-%d; supported: " + DateFormat.DIRECTIVES);
            }
        }
    }

    private static Optional<LocalDateTime> checkDate(String text, Findings here) {
        Optional<LocalDateTime> date = Dates.parse(text);
        if (date.isEmpty()) {
            here.add(
                    "not-a-date",
                    "'" + Words.abbreviated(text) + "' is not a date or time in ISO 8601",
                    "such as 2026-01-31 or 2026-01-31T09:30:00");
        }
        return date;
    }
}
