package dev.datawright.engine.expression;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.random.RowRandom;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A column computed from its row. A row without a value becomes null and is reported; no row is ever left out.
public final class ExpressionGenerator implements ColumnGenerator {

    /// More text than this in one batch would fill the memory, since several batches are open at once.
    private static final long MOST_CHARACTERS = 32_000_000;

    private final ExpressionColumnConfig column;
    private final RowRandom random;
    private final CompiledTemplate template;
    private final Consumer<CellFailure> failures;

    public ExpressionGenerator(ExpressionColumnConfig column, long seed, Consumer<CellFailure> failures) {
        this.column = column;
        this.random = RowRandom.of(seed, column.name());
        this.template = CompiledTemplate.compile(column.expr());
        this.failures = failures;
    }

    @Override
    public void fill(OpenBatch batch) {
        CompiledTemplate.Rendering rendering = template.over(batch, random);
        int size = batch.size();
        BitSet nulls = new BitSet();
        ColumnVector values =
                switch (column.dtype()) {
                    case STR -> {
                        @Nullable String[] texts = new String[size];
                        Room room = new Room();
                        each(batch, nulls, row -> texts[row] = room.taken(rendering.text(row)));
                        yield new ColumnVector.Strings(texts);
                    }
                    case FLOAT -> {
                        double[] numbers = new double[size];
                        each(batch, nulls, row -> numbers[row] = toDouble(rendering.value(row)));
                        yield new ColumnVector.Doubles(numbers, orNone(nulls));
                    }
                    case INT -> {
                        long[] numbers = new long[size];
                        each(batch, nulls, row -> numbers[row] = toLong(rendering.value(row)));
                        yield new ColumnVector.Longs(numbers, orNone(nulls));
                    }
                    case BOOL -> {
                        boolean[] flags = new boolean[size];
                        each(batch, nulls, row -> flags[row] = toBoolean(rendering.value(row)));
                        yield new ColumnVector.Booleans(flags, orNone(nulls));
                    }
                };
        batch.put(column.name(), values);
    }

    private void each(OpenBatch batch, BitSet nulls, RowAction action) {
        for (int row = 0; row < batch.size(); row++) {
            try {
                action.accept(row);
            } catch (EvaluationException noValue) {
                nulls.set(row);
                failures.accept(new CellFailure(column.name(), batch.firstRow() + row, noValue.getMessage()));
            }
        }
    }

    private @Nullable BitSet orNone(BitSet nulls) {
        return nulls.isEmpty() ? null : nulls;
    }

    private static double toDouble(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = PythonText.of(value);
        Double number = Numbers.parse(text);
        if (number == null) {
            throw new EvaluationException("'" + shortened(text) + "' is not a number");
        }
        return number;
    }

    private static long toLong(@Nullable Object value) {
        return value instanceof Long number ? number : Numbers.truncated(toDouble(value));
    }

    /// As in Data Designer: a number is true unless it is 0 after its decimals are cut, a text when it is "true".
    private static boolean toBoolean(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = PythonText.of(value);
        Double number = Numbers.parse(text);
        if (number == null
                && Numbers.isNotFinite(text)
                && !text.toLowerCase(Locale.ROOT).contains("nan")) {
            throw new EvaluationException("'" + shortened(text) + "' is no finite number");
        }
        return number == null ? text.toLowerCase(Locale.ROOT).equals("true") : Math.abs(number) >= 1;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /// How much text a batch may still hold.
    private final class Room {

        private long left = MOST_CHARACTERS;

        String taken(String text) {
            left -= text.length();
            if (left < 0) {
                throw new EngineException.Refused(
                        "The texts of the column '" + column.name()
                                + "' do not fit the memory: make its expression shorter",
                        List.of());
            }
            return text;
        }
    }

    @FunctionalInterface
    private interface RowAction {
        void accept(int row);
    }
}
