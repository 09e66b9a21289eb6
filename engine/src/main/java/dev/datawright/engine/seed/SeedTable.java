package dev.datawright.engine.seed;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.engine.batch.PlainVectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Seed data in memory.
public final class SeedTable implements SeedRows {

    private final RowSchema schema;
    private final long size;
    private final int chunkRows;
    private final Map<String, ColumnVector[]> columns = new HashMap<>();
    private final Map<String, ColumnType> types = new HashMap<>();

    /// @param chunks the rows in their order, as many in each chunk but the last, which may have fewer
    public SeedTable(RowSchema schema, List<RowBatch> chunks) {
        this.schema = schema;
        this.size = chunks.stream().mapToLong(RowBatch::size).sum();
        this.chunkRows = chunks.isEmpty() ? 1 : Math.max(1, chunks.getFirst().size());
        for (int column = 0; column < schema.fields().size(); column++) {
            int place = column;
            RowSchema.Field field = schema.fields().get(column);
            types.put(field.name(), field.type());
            columns.put(
                    field.name(),
                    chunks.stream()
                            .map(chunk -> chunk.columns().get(place).values())
                            .toArray(ColumnVector[]::new));
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public RowSchema schema() {
        return schema;
    }

    @Override
    public ColumnVector column(String name, long[] rows) {
        ColumnVector[] chunks = Objects.requireNonNull(columns.get(name), name);
        ColumnType type = Objects.requireNonNull(types.get(name), name);
        @Nullable Object[] values = new @Nullable Object[rows.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(chunks, rows[i]);
        }
        return PlainVectors.of(type, values);
    }

    private @Nullable Object value(ColumnVector[] chunks, long row) {
        return chunks[(int) (row / chunkRows)].get((int) (row % chunkRows));
    }
}
