package dev.datawright.dataset.page;

import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.filter.Filter;
import dev.datawright.dataset.filter.Sorting;
import dev.datawright.dataset.read.BatchConsumer;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.ParquetParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// Rows as records for people and programs.
public final class RowPages {

    private static final ObjectReader JSON = WireJson.mapper()
            .readerFor(Object.class)
            .with(DeserializationFeature.USE_LONG_FOR_INTS)
            .without(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private RowPages() {}

    /// Up to `limit` rows from row `offset` on.
    public static RowPage read(ParquetParts parts, long offset, int limit) {
        return read(parts, Filter.NONE, offset, limit);
    }

    /// Up to `limit` of the rows that the filter lets through, from the one numbered `offset` on.
    public static RowPage read(ParquetParts parts, Filter filter, long offset, int limit) {
        return read(parts, filter, Sorting.NONE, offset, limit);
    }

    /// Up to `limit` of the rows that the filter lets through, sorted, from the one numbered `offset` on.
    public static RowPage read(ParquetParts parts, Filter filter, Sorting sorting, long offset, int limit) {
        long total = filter.sql().isEmpty() ? parts.rows() : parts.count(filter.sql());
        return read(parts, filter, sorting, total, offset, limit);
    }

    /// The same, when the caller has counted the rows that the filter lets through.
    public static RowPage read(ParquetParts parts, Filter filter, Sorting sorting, long total, long offset, int limit) {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException(
                    "Rows count from 0: offset " + offset + " and limit " + limit + " must not be negative");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        RowSchema schema = parts.schema();
        boolean all = filter.sql().isEmpty();
        if (offset < total) {
            BatchConsumer collect = batch -> rows.addAll(records(batch, schema));
            try {
                if (!sorting.sql().isEmpty()) {
                    parts.forEachSortedBatch(filter.sql(), sorting.sql(), offset, limit, collect);
                } else if (all) {
                    parts.forEachBatch(offset, limit, collect);
                } else {
                    parts.forEachBatch(filter.sql(), offset, limit, collect);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (rows.size() != Math.min(limit, total - offset)) {
                throw new DatasetReadException("Only " + rows.size() + " of " + Math.min(limit, total - offset)
                        + " rows could be read: the file is damaged, or it took too long");
            }
        }
        return new RowPage(offset, total, schema.names(), rows);
    }

    /// The rows of a batch as maps: Long, Double, Boolean, String, Map, List or null by column name, in column order.
    public static List<Map<String, @Nullable Object>> records(RowBatch batch) {
        return records(batch, RowSchema.of(batch));
    }

    private static List<Map<String, @Nullable Object>> records(RowBatch batch, RowSchema schema) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int column = 0; column < batch.columns().size(); column++) {
                RowBatch.NamedColumn named = batch.columns().get(column);
                Object value = named.values().get(row);
                values.put(
                        named.name(),
                        named.values() instanceof ColumnVector.Nested
                                ? value
                                : value(value, schema.fields().get(column).type()));
            }
            rows.add(values);
        }
        return rows;
    }

    private static @Nullable Object value(@Nullable Object value, ColumnType type) {
        return type == ColumnType.Scalar.JSON && value instanceof String text ? JSON.readValue(text) : value;
    }
}
