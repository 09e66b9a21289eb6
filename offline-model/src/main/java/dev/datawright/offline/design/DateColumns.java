package dev.datawright.offline.design;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams.Datetime;
import dev.datawright.contract.design.SamplerParams.Datetime.Unit;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.understand.Wish;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Dates, points in time and times of day.
final class DateColumns implements ColumnMaker {

    static final String DAY = "%Y-%m-%d";
    static final String MINUTE = "%Y-%m-%d %H:%M";
    static final String CLOCK = "%H:%M";

    @Override
    public void make(Wish wish, Workbench bench) {
        if (wish.kind() == Kind.TIME) {
            LocalDate day = bench.today();
            bench.set(column(wish.name(), Kind.TIME, day, day.plusDays(1)), wish.quote(), null);
            return;
        }
        int back = (int) wish.concept().number(0, 12);
        int ahead = (int) wish.concept().number(1, 0);
        LocalDate usualStart = bench.today().minusMonths(back);
        LocalDate usualEnd = bench.today().plusMonths(ahead).plusDays(1);
        Fact.Period said = wish.facts().find(Fact.Period.class).orElse(null);
        Span span = Span.of(said, usualStart, usualEnd);
        if (!span.start().isBefore(span.end())) {
            bench.note(new Note.BoundsCross(
                    wish.name(),
                    span.start().toString(),
                    span.end().minusDays(1).toString()));
            return;
        }
        bench.set(
                column(wish.name(), wish.kind(), span.start(), span.end()),
                wish.quote(),
                said == null ? new Assumption.Days(span.start(), span.end().minusDays(1)) : null);
    }

    static SamplerColumnConfig column(String name, Kind kind, LocalDate start, LocalDate end) {
        Unit unit = kind == Kind.DATE ? Unit.DAY : Unit.MINUTE;
        String format = kind == Kind.DATE ? DAY : kind == Kind.TIME ? CLOCK : MINUTE;
        return new SamplerColumnConfig(name, new Datetime(start.toString(), end.toString(), unit), format, false);
    }

    /// A span with both ends, the end exclusive.
    record Span(LocalDate start, LocalDate end) {

        static Span of(Fact.@Nullable Period said, LocalDate usualStart, LocalDate usualEnd) {
            if (said == null) {
                return new Span(usualStart, usualEnd);
            }
            LocalDate start = said.start();
            LocalDate end = said.end();
            if (start != null && end != null) {
                return new Span(start, end);
            }
            if (start != null) {
                return new Span(start, start.isBefore(usualEnd) ? usualEnd : start.plusMonths(12));
            }
            LocalDate upper = end == null ? usualEnd : end;
            return new Span(usualStart.isBefore(upper) ? usualStart : upper.minusMonths(12), upper);
        }
    }
}
