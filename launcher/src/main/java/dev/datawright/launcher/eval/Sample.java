package dev.datawright.launcher.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first rows of a design; a part of an object in a cell is a column of its own, such as `driver.city`.
record Sample(List<Map<String, @Nullable Object>> rows) {

    static final Sample NONE = new Sample(List.of());

    static Sample of(List<Map<String, @Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> flat = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            row.forEach((name, value) -> {
                cells.put(name, value);
                if (value instanceof Map<?, ?> parts) {
                    parts.forEach((part, inner) -> cells.put(name + "." + part, inner));
                }
            });
            flat.add(cells);
        }
        return new Sample(flat);
    }

    /// The columns' parts, such as `driver.city`.
    List<String> parts() {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(
                row -> row.keySet().stream().filter(name -> name.contains(".")).forEach(names::add));
        return List.copyOf(names);
    }

    Sample where(Demand.@Nullable When when) {
        return when == null
                ? this
                : new Sample(rows.stream().filter(row -> holds(row, when)).toList());
    }

    private static boolean holds(Map<String, @Nullable Object> row, Demand.When when) {
        return row.keySet().stream().filter(when.column()::matches).anyMatch(name -> holds(row.get(name), when));
    }

    private static boolean holds(@Nullable Object value, Demand.When when) {
        if (when.empty() != null) {
            return Texts.isEmpty(value) == when.empty();
        }
        if (when.range() != null) {
            Double number = Texts.number(value);
            return number != null && when.range().holds(number);
        }
        return when.values().stream().anyMatch(way -> Texts.waysToWrite(way).contains(Texts.plain(value)));
    }

    /// All cells of a column, empty ones too.
    List<@Nullable Object> cells(String column) {
        List<@Nullable Object> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(row.get(column)));
        return cells;
    }

    /// The cells that hold something.
    List<Object> filled(String column) {
        List<Object> filled = new ArrayList<>();
        for (Object cell : cells(column)) {
            if (!Texts.isEmpty(cell)) {
                filled.add(Objects.requireNonNull(cell));
            }
        }
        return filled;
    }
}
