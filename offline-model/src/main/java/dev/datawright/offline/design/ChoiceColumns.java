package dev.datawright.offline.design;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.understand.Names;
import dev.datawright.offline.understand.References;
import dev.datawright.offline.understand.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Columns with a few values, and those whose values depend on another column's.
final class ChoiceColumns implements ColumnMaker {

    private final Lexicon lexicon = Lexicon.standard();

    @Override
    public void make(Wish wish, Workbench bench) {
        Optional<Fact.Dependence> dependence = wish.facts().find(Fact.Dependence.class);
        if (dependence.isPresent()) {
            dependent(wish.name(), wish.quote(), dependence.get(), bench);
            return;
        }
        Optional<Fact.Choices> choices = wish.facts().find(Fact.Choices.class);
        if (choices.isPresent()) {
            choose(wish.name(), wish.quote(), choices.get(), bench);
            return;
        }
        String list =
                wish.concept().list().isEmpty() ? "gender" : wish.concept().list();
        List<String> values = lexicon.values(list, bench.language());
        bench.set(category(wish.name(), new ArrayList<>(values), null), wish.quote(), new Assumption.Values(values));
    }

    static void choose(String name, String quote, Fact.Choices choices, Workbench bench) {
        List<Fact.Choice> values = choices.values();
        double sum = values.stream()
                .map(Fact.Choice::percent)
                .mapToDouble(percent -> percent == null ? 0 : percent)
                .sum();
        boolean weighted = values.stream().anyMatch(value -> value.percent() != null);
        if (sum > 100.5) {
            bench.note(new Note.SharesTooLarge(name, sum));
            return;
        }
        if (!weighted) {
            bench.set(category(name, scalars(values), null), quote, null);
            return;
        }
        long without = values.stream().filter(value -> value.percent() == null).count();
        List<Double> weights = new ArrayList<>();
        List<Fact.Choice> kept = new ArrayList<>();
        for (Fact.Choice value : values) {
            Double percent = value.percent();
            double weight = percent != null ? percent : (100 - sum) / without;
            if (weight > 0) {
                kept.add(value);
                weights.add(Math.rint(weight * 1e4) / 1e6);
            }
        }
        boolean proportional = without == 0 && sum < 99.5;
        bench.set(category(name, scalars(kept), weights), quote, proportional ? new Assumption.Proportions(sum) : null);
    }

    private static SamplerColumnConfig category(String name, List<Object> values, @Nullable List<Double> weights) {
        return new SamplerColumnConfig(name, new SamplerParams.Category(values, weights), null, false);
    }

    private static List<Object> scalars(List<Fact.Choice> values) {
        return scalarsOf(values.stream().map(Fact.Choice::value).toList());
    }

    /// Numbers when all of them are, else texts.
    private static List<Object> scalarsOf(List<String> values) {
        boolean numbers = values.stream().allMatch(value -> value.matches("-?\\d{1,15}(?:\\.\\d{1,10})?"));
        return values.stream()
                .<Object>map(value -> numbers ? Numbers.scalar(Double.parseDouble(value)) : value)
                .distinct()
                .toList();
    }

    static void dependent(String name, String quote, Fact.Dependence dependence, Workbench bench) {
        Set<String> keys = dependence.values().keySet();
        List<String> others =
                bench.names().stream().filter(other -> !other.equals(name)).toList();
        String parent = References.find(dependence.parent(), others).orElse(Names.of(dependence.parent()));
        SamplerParams params = bench.params(parent);
        if (bench.has(parent) && !(params instanceof SamplerParams.Category)) {
            bench.note(new Note.DoesNotFit(parent, quote));
            return;
        }
        boolean same = params instanceof SamplerParams.Category category
                && category.values().stream()
                        .map(String::valueOf)
                        .collect(Collectors.toSet())
                        .equals(keys);
        if (!same) {
            bench.set(category(parent, new ArrayList<>(keys), null), quote, new Assumption.Values(List.copyOf(keys)));
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        dependence.values().forEach((key, list) -> values.put(key, scalarsOf(list)));
        bench.set(
                new SamplerColumnConfig(name, new SamplerParams.Subcategory(parent, values), null, false), quote, null);
    }
}
