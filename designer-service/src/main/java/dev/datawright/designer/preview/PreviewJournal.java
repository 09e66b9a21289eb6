package dev.datawright.designer.preview;

import dev.datawright.designer.generation.ModelCell;
import dev.datawright.designer.result.TokenStatistics;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ModelUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Keeps the answers of one preview, for its statistics alone.
final class PreviewJournal implements CellJournal {

    private final List<ModelCell> cells = new CopyOnWriteArrayList<>();

    @Override
    public Map<Long, String> find(String column, long firstRow, int rows) {
        return Map.of();
    }

    @Override
    public void keep(String column, long row, String text, ModelUsage usage) {
        cells.add(new ModelCell(column, row, text, usage));
    }

    Map<String, TokenStatistics> tokens() {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        ModelCell::column,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                column -> new TokenStatistics(
                                        spread(column, cell -> cell.usage().inputTokens()),
                                        spread(column, cell -> cell.usage().outputTokens())))));
    }

    private static TokenStatistics.Spread spread(List<ModelCell> cells, ToLongFunction<ModelCell> count) {
        return TokenStatistics.Spread.of(cells.stream().mapToLong(count).toArray());
    }
}
