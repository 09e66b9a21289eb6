package dev.datawright.engine.model;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.NestedValues;
import dev.datawright.dataset.batch.RowSchema.Field;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.rules.plan.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A column whose cells a model makes, each on its own.
public abstract sealed class ModelColumn permits ChatColumn, EmbeddingColumn {

    /// What a trace is: messages, each with its parts, as Data Designer keeps them.
    static final ColumnType TRACE = new ColumnType.Items(new ColumnType.Struct(List.of(
            new Field("role", ColumnType.Scalar.TEXT),
            new Field(
                    "content",
                    new ColumnType.Items(new ColumnType.Struct(List.of(
                            new Field("type", ColumnType.Scalar.TEXT), new Field("text", ColumnType.Scalar.TEXT))))),
            new Field("reasoning_content", ColumnType.Scalar.TEXT))));

    private final ColumnConfig config;
    private final ModelLine line;
    private final Set<String> needs;

    ModelColumn(ColumnConfig config, ModelLine line) {
        this.config = config;
        this.line = line;
        this.needs = Set.copyOf(References.of(config));
    }

    public final String name() {
        return config.name();
    }

    final ModelLine line() {
        return line;
    }

    /// The columns that a cell is made from.
    final Set<String> needs() {
        return needs;
    }

    final List<String> sideEffectColumns() {
        return config.sideEffectColumns();
    }

    abstract ColumnType type();

    /// What the cells of a batch are made of; for many threads.
    abstract Maker over(OpenBatch batch);

    /// Makes cells of one batch.
    @FunctionalInterface
    interface Maker {

        /// @throws UnusableAnswerException when the answer stays of no use
        Cell make(int row, Asking asking) throws InterruptedException, UnusableAnswerException;
    }

    /// What was done for a cell so far.
    ///
    /// @param number the row's, within the dataset
    /// @param behind how many calls the row may still need once the cell is there
    record Asking(long number, int behind, ModelLine.Attempts attempts, Spent spent) {}

    /// What the calls for one cell used together.
    static final class Spent {
        private final String model;
        private long inputTokens;
        private long outputTokens;
        private @Nullable Double costUsd;

        Spent(String model) {
            this.model = model;
        }

        void add(ModelUsage usage) {
            inputTokens += usage.inputTokens();
            outputTokens += usage.outputTokens();
            Double cost = usage.costUsd();
            if (cost != null) {
                costUsd = costUsd == null ? cost : costUsd + cost;
            }
        }

        ModelUsage total() {
            return new ModelUsage(model, inputTokens, outputTokens, costUsd);
        }
    }

    /// Counts an answer where it is paid for.
    final void paid(Asking asking, ModelUsage usage) {
        asking.spent().add(usage);
        line.calls().budget().spend(usage.costUsd());
        line.calls().events().answered(name(), usage);
    }

    /// The cell as a journal keeps it: a text alone as it is, everything else as JSON.
    final String journalled(Cell cell) {
        if (isTextAlone()) {
            return (String) cell.value();
        }
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("value", cell.value());
        parts.put("trace", cell.trace());
        parts.put("reasoning", cell.reasoning());
        return WireJson.mapper().writeValueAsString(parts);
    }

    final Cell fromJournal(String text) {
        if (isTextAlone()) {
            return new Cell(text, null, null);
        }
        JsonNode parts = WireJson.mapper().readTree(text);
        return new Cell(
                Objects.requireNonNull(NestedValues.of(type(), parts.get("value"))),
                (List<?>) NestedValues.of(TRACE, parts.get("trace")),
                (String) NestedValues.of(ColumnType.Scalar.TEXT, parts.get("reasoning")));
    }

    private boolean isTextAlone() {
        return type() == ColumnType.Scalar.TEXT && sideEffectColumns().isEmpty();
    }
}
