package dev.datawright.bridge.design;

import dev.datawright.bridge.design.DesignDifference.ColumnDifference;
import dev.datawright.bridge.design.DesignDifference.FieldDifference;
import dev.datawright.bridge.design.DesignDifference.Kind;
import dev.datawright.bridge.design.DesignDifference.PartDifference;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares two versions, column by column and field by field.
final class Differences {

    private Differences() {}

    static DesignDifference between(Design from, Design to) {
        Draft before = Draft.of(from);
        Draft after = Draft.of(to);
        return new DesignDifference(
                to.id(),
                from.version(),
                to.version(),
                Summary.between(before, after),
                columns(before.config(), after.config()),
                parts(
                        byWords(before.config().constraints()),
                        byWords(after.config().constraints())),
                parts(
                        by(before.config().modelConfigs(), ModelConfig::alias),
                        by(after.config().modelConfigs(), ModelConfig::alias)),
                parts(
                        by(before.config().processors(), Processor::name),
                        by(after.config().processors(), Processor::name)),
                fields(settings(before), settings(after)));
    }

    /// Names of the columns that are there in one alone, or are not the same in both.
    static Set<String> touched(DataDesignerConfig before, DataDesignerConfig after) {
        Set<String> touched = new LinkedHashSet<>();
        columns(before, after).stream()
                .filter(column -> column.change() != Kind.MOVED)
                .forEach(column -> touched.add(column.name()));
        return touched;
    }

    private static List<ColumnDifference> columns(DataDesignerConfig before, DataDesignerConfig after) {
        List<String> old = before.columns().stream().map(ColumnConfig::name).toList();
        List<String> now = after.columns().stream().map(ColumnConfig::name).toList();
        Set<String> inPlace = inPlace(old, now);
        List<ColumnDifference> found = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            String name = now.get(i);
            int was = old.indexOf(name);
            if (was < 0) {
                found.add(new ColumnDifference(name, Kind.ADDED, List.of(), null, i + 1));
                continue;
            }
            List<FieldDifference> fields =
                    fields(tree(before.columns().get(was)), tree(after.columns().get(i)));
            boolean moved = !inPlace.contains(name);
            if (moved || !fields.isEmpty()) {
                found.add(new ColumnDifference(
                        name,
                        fields.isEmpty() ? Kind.MOVED : Kind.CHANGED,
                        fields,
                        moved ? was + 1 : null,
                        moved ? i + 1 : null));
            }
        }
        for (int i = 0; i < old.size(); i++) {
            if (!now.contains(old.get(i))) {
                found.add(new ColumnDifference(old.get(i), Kind.REMOVED, List.of(), i + 1, null));
            }
        }
        return found;
    }

    /// The most of the columns of both that keep their order; the others have moved.
    private static Set<String> inPlace(List<String> before, List<String> after) {
        List<String> common = after.stream().filter(before::contains).toList();
        int[] length = new int[common.size()];
        int[] previous = new int[common.size()];
        Arrays.fill(length, 1);
        Arrays.fill(previous, -1);
        int best = -1;
        for (int i = 0; i < common.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (before.indexOf(common.get(j)) < before.indexOf(common.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        Set<String> kept = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            kept.add(common.get(i));
        }
        return kept;
    }

    private static List<PartDifference> parts(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<PartDifference> found = new ArrayList<>();
        after.forEach((name, part) -> {
            JsonNode old = before.get(name);
            if (old == null) {
                found.add(new PartDifference(name, Kind.ADDED, List.of()));
            } else if (!old.equals(part)) {
                found.add(new PartDifference(name, Kind.CHANGED, fields(old, part)));
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> found.add(new PartDifference(name, Kind.REMOVED, List.of())));
        return found;
    }

    private static List<FieldDifference> fields(JsonNode before, JsonNode after) {
        List<FieldDifference> found = new ArrayList<>();
        collect("", before, after, found);
        return found;
    }

    private static void collect(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<FieldDifference> found) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before == null || after == null || !before.isObject() || !after.isObject()) {
            found.add(new FieldDifference(path, before, after));
            return;
        }
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            collect(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), found);
        }
    }

    private static <T> Map<String, JsonNode> by(List<T> parts, Function<T, String> name) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        parts.forEach(part -> named.put(name.apply(part), tree(part)));
        return named;
    }

    private static Map<String, JsonNode> byWords(List<Constraint> constraints) {
        return by(constraints, constraint -> switch (constraint) {
            case Constraint.Unique unique -> unique.targetColumn() + " is unique";
            case Constraint.ScalarInequality scalar ->
                scalar.targetColumn() + " " + scalar.operator().wireName() + " " + scalar.rhs();
            case Constraint.ColumnInequality columns ->
                columns.targetColumn() + " " + columns.operator().wireName() + " " + columns.rhs();
        });
    }

    private static JsonNode settings(Draft draft) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (draft.rows() != null) {
            settings.put("rows", draft.rows());
        }
        if (draft.seed() != null) {
            settings.put("seed", draft.seed());
        }
        if (draft.config().seedConfig() != null) {
            settings.put("seed_config", draft.config().seedConfig());
        }
        return tree(settings);
    }

    private static JsonNode tree(Object value) {
        return WireJson.mapper().valueToTree(value);
    }
}
