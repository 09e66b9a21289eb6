package dev.datawright.dataset.profile;

import dev.datawright.dataset.read.ParquetParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How many numbers of a column fall between edges; the last edge belongs to the last bar.
///
/// @param edges ascending, one more than counts
public record Histogram(List<Double> edges, List<Long> counts) {

    /// More bars tell no more to the eye.
    private static final int BARS = 20;

    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }

    /// Bars of one width from the smallest number to the largest.
    public static Histogram of(ParquetParts parts, String column, ColumnProfile.Numbers numbers) {
        double width = (numbers.max() - numbers.min()) / BARS;
        if (!(width > 0) || !Double.isFinite(width)) {
            return new Histogram(
                    List.of(numbers.min(), numbers.max()),
                    List.of(parts.count(parts.identifier(column) + " IS NOT NULL")));
        }
        List<Double> edges = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            edges.add(numbers.min() + bar * width);
        }
        edges.add(numbers.max());
        List<Long> counts = new ArrayList<>(Collections.nCopies(BARS, 0L));
        String place = "least(greatest(CAST(floor((%1$s - %2$s) / %3$s) AS INTEGER), 0), %4$d)"
                .formatted(parts.identifier(column), numbers.min(), width, BARS - 1);
        parts.query(
                        "SELECT " + place + ", count(*) FROM " + ParquetParts.TABLE + " WHERE "
                                + parts.identifier(column) + " IS NOT NULL GROUP BY 1",
                        row -> new Bar(row.getInt(1), row.getLong(2)))
                .forEach(bar -> counts.set(bar.place(), bar.count()));
        return new Histogram(edges, counts);
    }

    private record Bar(int place, long count) {}
}
