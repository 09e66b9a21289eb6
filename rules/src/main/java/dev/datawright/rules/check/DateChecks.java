package dev.datawright.rules.check;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.Dates;
import dev.datawright.rules.words.Words;
import java.time.LocalDateTime;
import java.util.Optional;

/// What can be wrong with points in time.
final class DateChecks {

    /// About three thousand years of seconds.
    private static final long LONGEST = 100_000_000_000L;

    private final OtherColumns columns;

    DateChecks(OtherColumns columns) {
        this.columns = columns;
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
        columns.find(column, name, here)
                .filter(found -> !(found instanceof SamplerColumnConfig sampler
                        && sampler.params() instanceof SamplerParams.Temporal))
                .ifPresent(found -> here.add("not-a-date", "'" + name + "' is no datetime or timedelta column"));
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
