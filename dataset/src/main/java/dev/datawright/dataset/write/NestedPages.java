package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/// One scalar deep within lists and structs: walks every value and writes how far down it got, in plain encoding.
///
/// Such columns come from models and foreign files, so it is written to be read, not to be fast.
final class NestedPages {

    /// A page ends with the row that reaches this many bytes, so batch borders never show in the file.
    private static final int PAGE_BYTES = 1 << 20;

    private final Levels repetitions = new Levels();
    private final Levels definitions = new Levels();
    private final PageBytes values = new PageBytes();
    private final PageBytes page = new PageBytes();
    private int flags;
    private int flagCount;
    private long nulls;

    ColumnMetaData encode(Leaf leaf, List<LeafSlice> slices, ChunkPages pages) throws IOException {
        nulls = 0;
        boolean repeats = leaf.steps().contains(new Leaf.Step.Each());
        for (LeafSlice slice : slices) {
            for (int row = slice.from(); row < slice.to(); row++) {
                // A flat batch may stand in for a nested column; its values look the same from outside.
                walk(leaf, 0, slice.values().get(row), 0, 0, 0);
                if (values.size() >= PAGE_BYTES) {
                    endPage(repeats, pages);
                }
            }
        }
        if (definitions.rows() > 0) {
            endPage(repeats, pages);
        }
        Statistics statistics = new Statistics();
        statistics.setNull_count(nulls);
        return pages.end(leaf, statistics);
    }

    /// About how many bytes a nested value takes.
    static long weight(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case String text -> text.length() + 4;
            case Map<?, ?> map ->
                map.values().stream().mapToLong(NestedPages::weight).sum();
            case List<?> list -> list.stream().mapToLong(NestedPages::weight).sum();
            // An object of its own and a place in its list.
            default -> 3 * Long.BYTES;
        };
    }

    /// @param repeated how many lists lie above
    /// @param repetition in how many of them this is not the first item
    private void walk(Leaf leaf, int step, @Nullable Object value, int repeated, int repetition, int defined) {
        if (value == null) {
            add(repetition, defined);
            nulls++;
            return;
        }
        if (step == leaf.steps().size()) {
            add(repetition, defined + 1);
            write(leaf.type(), value);
            return;
        }
        switch (leaf.steps().get(step)) {
            case Leaf.Step.Part part ->
                walk(leaf, step + 1, ((Map<?, ?>) value).get(part.name()), repeated, repetition, defined + 1);
            case Leaf.Step.Each _ -> {
                List<?> items = (List<?>) value;
                if (items.isEmpty()) {
                    add(repetition, defined + 1);
                    nulls++;
                }
                int level = repetition;
                for (Object item : items) {
                    walk(leaf, step + 1, item, repeated + 1, level, defined + 2);
                    level = repeated + 1;
                }
            }
        }
    }

    private void add(int repetition, int definition) {
        repetitions.add(repetition);
        definitions.add(definition);
    }

    private void write(ColumnType.Scalar type, Object value) {
        switch (type) {
            case INTEGER -> values.writeLongs(new long[] {((Number) value).longValue()}, 0, 1);
            case NUMBER -> values.writeDoubles(new double[] {((Number) value).doubleValue()}, 0, 1);
            case BOOLEAN -> {
                flags |= (Boolean.TRUE.equals(value) ? 1 : 0) << flagCount;
                if (++flagCount == Byte.SIZE) {
                    endFlags();
                }
            }
            case TEXT -> write(value.toString());
            case JSON -> {
                StringBuilder json = new StringBuilder();
                ValueText.appendPlain(json, value);
                write(json.toString());
            }
        }
    }

    private void write(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        values.writeInt(utf8.length);
        values.write(utf8, 0, utf8.length);
    }

    private void endFlags() {
        values.write(flags);
        flags = 0;
        flagCount = 0;
    }

    private void endPage(boolean repeats, ChunkPages pages) throws IOException {
        if (flagCount > 0) {
            endFlags();
        }
        int entries = definitions.rows();
        page.clear();
        if (repeats) {
            repetitions.drainTo(page);
        } else {
            repetitions.clear();
        }
        definitions.drainTo(page);
        page.write(values);
        pages.data(page, entries, Encoding.PLAIN);
        values.clear();
    }
}
