package dev.datawright.engine.batch;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A batch whose columns come about one after the other; used by one thread.
public final class OpenBatch {

    /// Never written to.
    private static final BitSet NONE = new BitSet(0);

    private final long firstRow;
    private final int size;
    private final Map<String, ColumnVector> columns = new HashMap<>();
    private final Map<String, double[]> positions = new HashMap<>();
    private final Map<String, long[]> moments = new HashMap<>();
    private final Map<String, boolean[]> failed = new HashMap<>();

    private final Map<String, BitSet> skipped = new HashMap<>();

    public OpenBatch(long firstRow, int size) {
        this.firstRow = firstRow;
        this.size = size;
    }

    public long firstRow() {
        return firstRow;
    }

    public int size() {
        return size;
    }

    public void put(String column, ColumnVector values) {
        columns.put(column, values);
    }

    /// Keeps which of its values each row of a category column took, for columns that depend on it.
    public void putPositions(String column, double[] drawn) {
        positions.put(column, drawn);
    }

    /// Keeps the points in time of a column, in seconds since 1970, for columns that follow it at a distance.
    public void putMoments(String column, long[] seconds) {
        moments.put(column, seconds);
    }

    /// Flags for the rows in which the column's cell fails, to be set by whoever makes them.
    public boolean[] putFailed(String column) {
        boolean[] rows = new boolean[size];
        failed.put(column, rows);
        return rows;
    }

    public boolean hasFailed(String column, int row) {
        boolean[] rows = failed.get(column);
        return rows != null && rows[row];
    }

    /// Tells in which rows a column is not made; known before the column is.
    public void skip(String column, BitSet rows) {
        skipped.put(column, rows);
    }

    /// The rows in which a column is not made: its generator leaves them empty, and asks nobody about them.
    public BitSet skipped(String column) {
        return skipped.getOrDefault(column, NONE);
    }

    public ColumnVector column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    public double[] positions(String column) {
        return Objects.requireNonNull(positions.get(column), column);
    }

    /// Whether the column's points in time are kept.
    public boolean hasMoments(String column) {
        return moments.containsKey(column);
    }

    public long[] moments(String column) {
        return Objects.requireNonNull(moments.get(column), column);
    }

    /// The finished batch with these columns in this order.
    public RowBatch close(List<String> output) {
        return new RowBatch(
                firstRow,
                size,
                output.stream()
                        .map(name -> new RowBatch.NamedColumn(name, column(name)))
                        .toList());
    }
}
