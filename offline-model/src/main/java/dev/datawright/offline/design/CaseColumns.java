package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Columns that are drawn otherwise for each value of another column.
final class CaseColumns {

    private CaseColumns() {}

    /// What makes the column of some facts, on a bench of its own.
    @FunctionalInterface
    interface Trial {
        void make(Facts facts, Workbench bench);
    }

    static void set(String name, String quote, Facts facts, Fact.Cases cases, Trial trial, Workbench bench) {
        List<String> values = cases.cases().stream()
                .map(Fact.Case::value)
                .filter(value -> !value.isEmpty())
                .toList();
        Optional<SamplerColumnConfig> parent = parent(values, name, bench);
        if (parent.isEmpty()) {
            bench.note(new Note.UnknownColumn(String.join(", ", values)));
            return;
        }
        Map<String, SamplerParams> conditional = new LinkedHashMap<>();
        SamplerColumnConfig base = null;
        for (Fact.Case one : cases.cases()) {
            SamplerColumnConfig made = made(name, without(facts).and(one.facts()), trial, bench);
            if (made == null) {
                bench.note(new Note.DoesNotFit(name, quote));
                return;
            }
            if (one.value().isEmpty()) {
                base = made;
            } else {
                base = base == null ? made : base;
                conditional.put(condition(parent.get(), one.value()), made.params());
            }
        }
        if (base != null) {
            SamplerParams usual = base.params();
            boolean alike = conditional.values().stream().allMatch(params -> params.getClass() == usual.getClass());
            if (alike) {
                bench.set(new SamplerColumnConfig(name, usual, conditional, base.convertTo(), false), quote, null);
            } else {
                bench.note(new Note.DoesNotFit(name, quote));
            }
        }
    }

    /// Yes in some rows where the other column has one of the values, and never elsewhere.
    static void only(String name, String quote, double percent, List<String> values, Workbench bench) {
        Optional<SamplerColumnConfig> parent = parent(values, name, bench);
        if (parent.isEmpty()) {
            bench.note(new Note.UnknownColumn(String.join(", ", values)));
            return;
        }
        Map<String, SamplerParams> conditional = new LinkedHashMap<>();
        values.forEach(
                value -> conditional.put(condition(parent.get(), value), new SamplerParams.Bernoulli(percent / 100)));
        bench.set(new SamplerColumnConfig(name, new SamplerParams.Bernoulli(0), conditional, null, false), quote, null);
    }

    /// The column that has all of these values; its name when there is one.
    static Optional<SamplerColumnConfig> parent(List<String> values, String self, Workbench bench) {
        return bench.columns().stream()
                .filter(column -> !column.name().equals(self))
                .filter(SamplerColumnConfig.class::isInstance)
                .map(SamplerColumnConfig.class::cast)
                .filter(column ->
                        values.stream().allMatch(value -> !known(column, value).isEmpty()))
                .findFirst();
    }

    private static String condition(SamplerColumnConfig parent, String value) {
        String known = known(parent, value);
        boolean number = parent.params() instanceof SamplerParams.Bernoulli
                || parent.params() instanceof SamplerParams.Category category
                        && category.values().stream().allMatch(Number.class::isInstance);
        return parent.name() + " == " + (number ? known : "'" + known.replace("'", "\\'") + "'");
    }

    /// The value as the column writes it; empty when it has no such value.
    static String known(ColumnConfig column, String value) {
        String asked = value.toLowerCase(Locale.ROOT);
        if (!(column instanceof SamplerColumnConfig sampler)) {
            return "";
        }
        if (sampler.params() instanceof SamplerParams.Bernoulli) {
            String flag = column.name().replaceFirst("^is_", "").replace('_', ' ');
            return asked.equals(flag) ? "1" : asked.matches("(?:not|non|un|nicht)[ -]?" + flag) ? "0" : "";
        }
        List<String> values = new ArrayList<>();
        if (sampler.params() instanceof SamplerParams.Category category) {
            category.values().forEach(known -> values.add(String.valueOf(known)));
        }
        return values.stream()
                .filter(known -> {
                    String lower = known.toLowerCase(Locale.ROOT);
                    return lower.equals(asked)
                            || (lower + "s").equals(asked)
                            || (asked + "s").equals(lower)
                            || lower.endsWith("y") && (lower.substring(0, lower.length() - 1) + "ies").equals(asked);
                })
                .findFirst()
                .orElse("");
    }

    private static @Nullable SamplerColumnConfig made(String name, Facts facts, Trial trial, Workbench bench) {
        Workbench scratch = new Workbench(KnownDesign.EMPTY, bench.language(), bench.today(), bench.subject());
        trial.make(facts, scratch);
        return scratch.column(name).orElse(null) instanceof SamplerColumnConfig made ? made : null;
    }

    private static Facts without(Facts facts) {
        return new Facts(
                facts.all().stream()
                        .filter(fact -> !(fact instanceof Fact.Cases))
                        .toList(),
                facts.used());
    }
}
