package dev.datawright.engine.model;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A journal that outlives runs, not the process.
final class MemoryJournal implements CellJournal {

    private final Map<String, Map<Long, String>> cells = new ConcurrentHashMap<>();

    @Override
    public Map<Long, String> find(String column, long firstRow, int rows) {
        Map<Long, String> found = new HashMap<>(cells.getOrDefault(column, Map.of()));
        found.keySet().removeIf(row -> row < firstRow || row >= firstRow + rows);
        return found;
    }

    @Override
    public void keep(String column, long row, String text, ModelUsage usage) {
        cells.computeIfAbsent(column, unknown -> new ConcurrentHashMap<>()).put(row, text);
    }

    int size() {
        return cells.values().stream().mapToInt(Map::size).sum();
    }
}
