package dev.datawright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.OpenBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is computed once for many rows is what each row would have come to.
class CombinationsTest {

    private static final int ROWS = 500;

    private static final ColumnVector KINDS = strings("book", "film ✓", "7", null);
    private static final ColumnVector NAMES = strings("Ada", "Grace");

    private final List<CellFailure> failures = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            {{ kind }}/{{ stars }}                                 => STR
            {{ kind | upper }} {{ x }} by {{ who.name }}, {{ id }} => STR
            {{ x }}{{ id }}                                        => STR
            {% if stars > 2 %}{{ kind }}{% else %}-{% endif %}     => STR
            {{ stars * 2 }}                                        => INT
            {{ kind }}                                             => INT
            {{ kind }}{{ x }}                                      => FLOAT
            {{ stars / 2 }}                                        => FLOAT
            {{ stars > 2 and kind == '7' }}                        => BOOL
            always the same                                        => STR
            """)
    void makesWhatEachRowWouldComeTo(String expr, Dtype dtype) {
        ExpressionGenerator generator = generator(expr, dtype);
        // The second batch finds what the first one left, with other ranges of numbers.
        for (int first : new int[] {0, 1_000_000}) {
            OpenBatch coded = batch(first, true);
            OpenBatch plain = batch(first, false);
            generator.fill(coded);
            List<CellFailure> shared = List.copyOf(failures);
            failures.clear();
            generator(expr, dtype).fill(plain);

            for (int row = 0; row < ROWS; row++) {
                assertThat(coded.column("out").get(row))
                        .isEqualTo(plain.column("out").get(row));
            }
            assertThat(shared).isEqualTo(failures);
            failures.clear();
        }
    }

    @Test
    void keepsOneDictionaryForAllBatches() {
        ExpressionGenerator generator = generator("{{ kind }}/{{ who.name }}", Dtype.STR);
        OpenBatch first = batch(0, true);
        OpenBatch second = batch(ROWS, true);
        generator.fill(first);
        generator.fill(second);

        assertThat(first.column("out")).isInstanceOf(ColumnVector.Coded.class);
        assertThat(((ColumnVector.Coded) second.column("out")).dictionary())
                .isSameAs(((ColumnVector.Coded) first.column("out")).dictionary());
    }

    private ExpressionGenerator generator(String expr, Dtype dtype) {
        return new ExpressionGenerator(new ExpressionColumnConfig("out", expr, dtype, false), 1, failures::add);
    }

    private static OpenBatch batch(int first, boolean coded) {
        int[] kinds = new int[ROWS];
        int[] names = new int[ROWS];
        long[] stars = new long[ROWS];
        double[] numbers = new double[ROWS];
        @Nullable String[] ids = new @Nullable String[ROWS];
        BitSet nulls = new BitSet();
        for (int row = 0; row < ROWS; row++) {
            kinds[row] = (first + row) * 7 % 3;
            names[row] = row % 2;
            stars[row] = (row * 13 + first) % 5 - 1;
            numbers[row] = row / 4.0;
            ids[row] = "id-" + row;
            nulls.set(row, row % 11 == 0);
        }
        OpenBatch batch = new OpenBatch(first, ROWS);
        ColumnVector kind = new ColumnVector.Coded(KINDS, kinds, nulls);
        ColumnVector name = new ColumnVector.Coded(NAMES, names, null);
        batch.put("kind", coded ? kind : plain(kind));
        batch.put("stars", coded ? new ColumnVector.Longs(stars, null) : sparse(stars));
        batch.put("x", new ColumnVector.Doubles(numbers, null));
        batch.put("id", new ColumnVector.Strings(ids));
        batch.put(
                "who",
                new ColumnVector.Structs(ROWS, List.of(new NamedColumn("name", coded ? name : plain(name))), null));
        return batch;
    }

    /// The same numbers; those that may be absent are not shared.
    private static ColumnVector sparse(long[] values) {
        BitSet none = new BitSet();
        return new ColumnVector.Longs(values, none);
    }

    private static ColumnVector plain(ColumnVector vector) {
        @Nullable String[] texts = new @Nullable String[vector.size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = (String) vector.get(row);
        }
        return new ColumnVector.Strings(texts);
    }

    private static ColumnVector strings(@Nullable String... values) {
        return new ColumnVector.Strings(values);
    }
}
