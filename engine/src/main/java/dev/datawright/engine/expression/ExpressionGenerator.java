package dev.datawright.engine.expression;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.template.Filter;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.Template.Reference;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A column computed from its row. A row without a value becomes null and is reported; no row is ever left out.
///
/// Where the columns it mentions have few values, each combination of them is computed once. A text that is put
/// together from more is put together from its segments, each of which may have few values.
public final class ExpressionGenerator implements ColumnGenerator {

    /// More combinations than this are computed row by row.
    private static final int MOST_COMBINATIONS = 1 << 16;

    private final ExpressionColumnConfig column;
    private final RowRandom random;
    private final CompiledTemplate template;
    private final boolean isRepeatable;
    private final List<Reference> references;
    private final @Nullable SegmentedText segments;
    private final Consumer<CellFailure> failures;
    private volatile @Nullable Memo<Object> values;
    private volatile @Nullable KnownTexts texts;

    public ExpressionGenerator(ExpressionColumnConfig column, long seed, Consumer<CellFailure> failures) {
        this.column = column;
        this.random = RowRandom.of(seed, column.name());
        Template parsed = Template.parse(column.expr());
        this.template = CompiledTemplate.compile(parsed);
        this.isRepeatable = !parsed.uses(Filter.RANDOM);
        this.references = List.copyOf(parsed.references());
        this.segments = isRepeatable ? SegmentedText.of(parsed).orElse(null) : null;
        this.failures = failures;
    }

    @Override
    public void fill(OpenBatch batch) {
        CompiledTemplate.Rendering rendering = template.over(batch, random);
        Combinations combinations = isRepeatable
                ? Combinations.of(references, batch, MOST_COMBINATIONS).orElse(null)
                : null;
        BitSet nulls = new BitSet();
        ColumnVector filled =
                switch (column.dtype()) {
                    case STR -> texts(batch, rendering, combinations, nulls);
                    case FLOAT -> {
                        double[] numbers = new double[batch.size()];
                        each(
                                batch,
                                nulls,
                                values(combinations, row -> DataTypes.toDouble(rendering.value(row))),
                                (row, value) -> numbers[row] = (Double) value);
                        yield new ColumnVector.Doubles(numbers, orNone(nulls));
                    }
                    case INT -> {
                        long[] numbers = new long[batch.size()];
                        each(
                                batch,
                                nulls,
                                values(combinations, row -> DataTypes.toLong(rendering.value(row))),
                                (row, value) -> numbers[row] = (Long) value);
                        yield new ColumnVector.Longs(numbers, orNone(nulls));
                    }
                    case BOOL -> {
                        boolean[] flags = new boolean[batch.size()];
                        each(
                                batch,
                                nulls,
                                values(combinations, row -> DataTypes.toBoolean(rendering.value(row))),
                                (row, value) -> flags[row] = (Boolean) value);
                        yield new ColumnVector.Booleans(flags, orNone(nulls));
                    }
                };
        batch.put(column.name(), filled);
    }

    private ColumnVector texts(
            OpenBatch batch, CompiledTemplate.Rendering rendering, @Nullable Combinations combinations, BitSet nulls) {
        if (combinations != null) {
            KnownTexts known = texts;
            if (known == null || !known.memo().fits(combinations)) {
                @Nullable String[] none = new @Nullable String[combinations.count()];
                known = new KnownTexts(
                        new Memo<>(combinations.digits(), none),
                        new ColumnVector.Strings(none),
                        new TextRoom(column.name()));
                texts = known;
            }
            Memo<String> memo = known.memo();
            TextRoom room = known.room();
            int[] codes = combinations.codes();
            each(
                    batch,
                    nulls,
                    row -> memo.of(codes[row], row, missing -> room.taken(rendering.text(missing))),
                    (row, text) -> {});
            return new ColumnVector.Coded(known.dictionary(), codes, orNone(nulls));
        }
        if (segments != null) {
            SegmentedText.Writing writing = segments.over(batch, rendering, new TextRoom(column.name()));
            each(batch, nulls, writing::append, (row, done) -> {});
            writing.closeGaps(nulls);
            return writing.vector(orNone(nulls));
        }
        @Nullable String[] rendered = new @Nullable String[batch.size()];
        TextRoom room = new TextRoom(column.name());
        each(batch, nulls, row -> room.taken(rendering.text(row)), (row, text) -> rendered[row] = text);
        return new ColumnVector.Strings(rendered);
    }

    private Memo.Computation<Object> values(@Nullable Combinations combinations, Memo.Computation<Object> computation) {
        if (combinations == null) {
            return computation;
        }
        Memo<Object> memo = values;
        if (memo == null || !memo.fits(combinations)) {
            memo = new Memo<>(combinations.digits(), new Object[combinations.count()]);
            values = memo;
        }
        Memo<Object> known = memo;
        int[] codes = combinations.codes();
        return row -> known.of(codes[row], row, computation);
    }

    private <T> void each(OpenBatch batch, BitSet nulls, Memo.Computation<T> computation, RowAction<T> action) {
        BitSet skipped = batch.skipped(column.name());
        for (int row = 0; row < batch.size(); row++) {
            if (skipped.get(row)) {
                nulls.set(row);
                continue;
            }
            try {
                action.accept(row, computation.of(row));
            } catch (EvaluationException noValue) {
                nulls.set(row);
                failures.accept(new CellFailure(column.name(), batch.firstRow() + row, noValue.getMessage()));
            }
        }
    }

    private static @Nullable BitSet orNone(BitSet nulls) {
        return nulls.isEmpty() ? null : nulls;
    }

    /// @param dictionary the memo's values, one vector for all batches
    private record KnownTexts(Memo<String> memo, ColumnVector dictionary, TextRoom room) {}

    @FunctionalInterface
    private interface RowAction<T> {
        void accept(int row, T value);
    }
}
