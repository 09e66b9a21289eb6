package dev.datawright.rules.plan;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.TemplateSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which column needs which other columns of its row.
public final class References {

    private References() {}

    /// The columns that a column needs; nothing from a template that cannot be parsed.
    public static Set<String> of(ColumnConfig column) {
        Set<String> names = new LinkedHashSet<>();
        names.addAll(column.namedColumns());
        column.templates().forEach(template -> addAll(names, Template::parse, template));
        if (column instanceof SamplerColumnConfig sampler) {
            sampler.conditionalParams().keySet().forEach(condition -> addAll(names, Condition::parse, condition));
        }
        return names;
    }

    /// The columns that a column is made of: those that it needs, without those that only decide whether it is made.
    public static Set<String> required(ColumnConfig column) {
        List<String> templates = new ArrayList<>(column.templates());
        Skip skip = column.skip();
        if (skip != null) {
            templates.remove(templates.lastIndexOf(skip.when()));
        }
        Set<String> names = new LinkedHashSet<>(column.namedColumns());
        templates.forEach(template -> addAll(names, Template::parse, template));
        return names;
    }

    /// The columns in an order in which each stands after those it needs; empty when they need each other in a circle.
    public static Optional<List<String>> order(DataDesignerConfig config) {
        return order(config, List.of());
    }

    /// The same, with columns that come about together: each of them stands after all that any of them needs.
    public static Optional<List<String>> order(DataDesignerConfig config, Collection<List<String>> together) {
        Map<String, Set<String>> needs = needs(config);
        for (List<String> names : together) {
            Set<String> needed = new LinkedHashSet<>();
            names.forEach(name -> needed.addAll(needs.getOrDefault(name, Set.of())));
            names.forEach(needed::remove);
            names.forEach(name -> needs.put(name, needed));
        }
        List<String> order = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (order.size() < needs.size()) {
            int before = order.size();
            needs.forEach((name, needed) -> {
                if (!placed.contains(name) && placed.containsAll(needed)) {
                    order.add(name);
                    placed.add(name);
                }
            });
            if (order.size() == before) {
                return Optional.empty();
            }
        }
        return Optional.of(order);
    }

    /// A circle of columns that need each other, its first column repeated at its end; empty when there is none.
    public static List<String> cycle(DataDesignerConfig config) {
        Map<String, Set<String>> needs = needs(config);
        boolean shrunk = true;
        while (shrunk) {
            shrunk =
                    needs.entrySet().removeIf(entry -> entry.getValue().stream().noneMatch(needs::containsKey));
        }
        List<String> path = new ArrayList<>();
        Optional<String> at = needs.keySet().stream().findFirst();
        while (at.isPresent() && !path.contains(at.get())) {
            path.add(at.get());
            at = needs.getOrDefault(at.get(), Set.of()).stream()
                    .filter(needs::containsKey)
                    .findFirst();
        }
        if (at.isEmpty()) {
            return List.of();
        }
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(at.get()), path.size()));
        cycle.add(at.get());
        return cycle;
    }

    private static Map<String, Set<String>> needs(DataDesignerConfig config) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (ColumnConfig column : config.columns()) {
            needs.put(column.name(), of(column));
        }
        // A column that comes into being beside another needs that one to be made.
        Map<String, String> owners = new HashMap<>();
        config.columns()
                .forEach(column -> column.sideEffectColumns().forEach(beside -> owners.put(beside, column.name())));
        needs.replaceAll((name, needed) -> needed.stream()
                .map(other -> owners.getOrDefault(other, other))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        // What refers to itself or to nothing is reported on its own, and would only blur the order of the others.
        needs.forEach((name, needed) -> needed.removeIf(other -> other.equals(name) || !needs.containsKey(other)));
        return needs;
    }

    private static void addAll(Set<String> names, Function<String, Template> parse, String source) {
        try {
            parse.apply(source).references().forEach(reference -> names.add(reference.column()));
        } catch (TemplateSyntaxException reportedByTheCheck) {
            // A template that cannot be parsed mentions nothing.
        }
    }
}
