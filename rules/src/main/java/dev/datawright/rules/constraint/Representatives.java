package dev.datawright.rules.constraint;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Values that stand for all that a column can hold, where it is only compared with a few limits.
final class Representatives {

    private Representatives() {}

    /// Texts, and numbers as doubles; empty when the column's values are of another kind, or change theirs.
    static Optional<List<Object>> of(SamplerColumnConfig column, Collection<Double> limits) {
        Set<Object> values = new LinkedHashSet<>();
        for (SamplerParams params : column.allParams()) {
            if (!add(column.withParams(params), limits, values)) {
                return Optional.empty();
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(values));
    }

    private static boolean add(SamplerColumnConfig column, Collection<Double> limits, Set<Object> values) {
        return switch (column.params()) {
            case SamplerParams.Category category -> column.convertTo() == null && addListed(possible(category), values);
            case SamplerParams.Subcategory subcategory ->
                column.convertTo() == null
                        && subcategory.values().values().stream().allMatch(listed -> addListed(listed, values));
            case SamplerParams.Uniform _,
                    SamplerParams.Gaussian _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Distributed _ ->
                !"str".equals(column.convertTo())
                        && Domains.of(column)
                                .map(domain -> addNumbers(domain, limits, values))
                                .orElse(false);
            case SamplerParams.Uuid _, SamplerParams.Temporal _, SamplerParams.People _ -> false;
        };
    }

    private static List<Object> possible(SamplerParams.Category category) {
        List<Double> weights = category.weights();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < category.values().size(); i++) {
            if (weights == null || weights.get(i) > 0) {
                values.add(category.values().get(i));
            }
        }
        return values;
    }

    private static boolean addListed(List<Object> listed, Set<Object> values) {
        for (Object value : listed) {
            switch (value) {
                case Number number -> values.add(number.doubleValue() + 0.0);
                // Expressions see what a text of JSON holds.
                case String text
                when !text.strip().startsWith("[") && !text.strip().startsWith("{") -> values.add(text);
                default -> {
                    return false;
                }
            }
        }
        // A list of numbers and texts comes out as texts.
        return values.stream().map(Object::getClass).distinct().count() <= 1;
    }

    /// The ends, and of each limit the value itself and its neighbours: between two limits all values are alike.
    private static boolean addNumbers(Domain domain, Collection<Double> limits, Set<Object> values) {
        List<Double> found = new ArrayList<>(List.of(domain.min(), domain.max()));
        for (double limit : limits) {
            found.add(domain.floor(limit, false));
            found.add(domain.floor(limit, true));
            found.add(domain.ceiling(limit, false));
            found.add(domain.ceiling(limit, true));
        }
        found.stream().filter(Double::isFinite).forEach(value -> values.add(value + 0.0));
        return values.stream().map(Object::getClass).distinct().count() <= 1;
    }
}
