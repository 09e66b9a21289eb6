package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SamplerParams.Timedelta.Unit;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.References;
import dev.datawright.offline.understand.Wish;
import java.util.List;
import java.util.Optional;

/// Times that follow another column's time by a stated distance.
final class GapColumns implements ColumnMaker {

    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;

    @Override
    public void make(Wish wish, Workbench bench) {
        wish.facts().find(Fact.Gap.class).ifPresent(gap -> {
            if (!set(wish.name(), wish.quote(), gap, bench)) {
                bench.note(new Note.UnknownColumn(gap.other()));
            }
        });
    }

    static boolean set(String name, String quote, Fact.Gap gap, Workbench bench) {
        List<String> times = bench.columns().stream()
                .filter(column -> !column.name().equals(name) && isTime(column))
                .map(ColumnConfig::name)
                .toList();
        // `10 days later` means the time named before.
        Optional<String> reference = gap.other().isBlank()
                ? times.stream().reduce((a, b) -> b)
                : References.find(gap.other(), times)
                        .or(() -> times.size() == 1 ? Optional.of(times.getFirst()) : Optional.empty());
        if (reference.isEmpty()) {
            return false;
        }
        Unit unit =
                switch (gap.unit().isEmpty() ? "d" : gap.unit()) {
                    case "hours", "hour", "stunden", "stunde", "h" -> Unit.HOUR;
                    case "minutes", "minute", "minuten", "min", "mins" -> Unit.MINUTE;
                    case "seconds" -> Unit.SECOND;
                    default -> Unit.DAY;
                };
        long factor =
                switch (gap.unit()) {
                    case "weeks", "week", "wochen", "woche" -> 7;
                    case "months", "month", "monate", "monaten" -> DAYS_A_MONTH;
                    case "years", "year", "jahre", "jahren" -> DAYS_A_YEAR;
                    default -> 1;
                };
        bench.set(
                new SamplerColumnConfig(
                        name,
                        new SamplerParams.Timedelta(
                                gap.least() * factor, gap.most() * factor + 1, reference.get(), unit),
                        unit == Unit.DAY && isDay(bench, reference.get()) ? DateColumns.DAY : DateColumns.MINUTE,
                        false),
                quote,
                null);
        return true;
    }

    private static boolean isDay(Workbench bench, String name) {
        return bench.column(name).orElse(null) instanceof SamplerColumnConfig sampler
                && DateColumns.DAY.equals(sampler.convertTo());
    }

    private static boolean isTime(ColumnConfig column) {
        return column instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.Temporal;
    }
}
