package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// Runs a query and hands its rows over in batches, while DuckDB still reads.
///
/// Whole chunks are taken column by column; by way of a ResultSet, cell by cell, it would cost four times the work.
final class BatchReader {

    private static final int BATCH_ROWS = 8192;

    private final List<RowSchema.Field> fields;
    private final BatchConsumer consumer;
    private final List<VectorBuilder> builders = new ArrayList<>();
    private long firstRow;
    private int size;

    private BatchReader(List<RowSchema.Field> fields, long firstRow, BatchConsumer consumer) {
        this.fields = fields;
        this.firstRow = firstRow;
        this.consumer = consumer;
    }

    /// @param fields what the query's columns are, as [Projection] selects them
    /// @param firstRow the number of the first row
    /// @param longest after which the query is given up; null for as long as it takes
    /// @return how many rows were handed over. The caller compares: where DuckDB cannot go on in the midst of
    /// an answer that is read while it is made, it ends the answer and says nothing
    static long read(
            Connection connection,
            String sql,
            List<RowSchema.Field> fields,
            long firstRow,
            @Nullable Duration longest,
            BatchConsumer consumer)
            throws SQLException, IOException {
        BatchReader reader = new BatchReader(fields, firstRow, consumer);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Thread patience = longest == null ? null : cancelAfter(longest, statement);
            try (DuckDBChunkedResult result =
                    statement.unwrap(DuckDBPreparedStatement.class).query()) {
                while (result.nextChunk()) {
                    reader.take(result.chunk());
                }
                reader.handOver();
                return reader.firstRow - firstRow;
            } finally {
                if (patience != null) {
                    patience.interrupt();
                }
            }
        }
    }

    private static Thread cancelAfter(Duration longest, PreparedStatement statement) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(longest);
                statement.cancel();
            } catch (InterruptedException | SQLException ended) {
                // The query was quicker, or is over in this moment.
            }
        });
    }

    private void take(DuckDBDataChunkReader chunk) throws IOException {
        int rows = Math.toIntExact(chunk.rowCount());
        int taken = 0;
        while (taken < rows) {
            if (size == 0) {
                fields.forEach(field -> builders.add(VectorBuilder.of(field.type(), BATCH_ROWS)));
            }
            var stretch = new VectorBuilder.Stretch(taken, size, Math.min(rows - taken, BATCH_ROWS - size));
            int index = 0;
            for (VectorBuilder builder : builders) {
                index = builder.take(chunk, index, stretch);
            }
            taken += stretch.count();
            size += stretch.count();
            if (size == BATCH_ROWS) {
                handOver();
            }
        }
    }

    private void handOver() throws IOException {
        if (size == 0) {
            return;
        }
        List<RowBatch.NamedColumn> columns = new ArrayList<>();
        for (int column = 0; column < builders.size(); column++) {
            columns.add(new RowBatch.NamedColumn(
                    fields.get(column).name(), builders.get(column).build(size)));
        }
        consumer.accept(new RowBatch(firstRow, size, columns));
        firstRow += size;
        size = 0;
        builders.clear();
    }
}
