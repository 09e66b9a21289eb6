package dev.datawright.engine.expression;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A column computed from its row. A row without a value becomes null and is reported; no row is ever left out.
public final class ExpressionGenerator implements ColumnGenerator {

    private final ExpressionColumnConfig column;
    private final CompiledTemplate template;
    private final Consumer<CellFailure> failures;

    public ExpressionGenerator(ExpressionColumnConfig column, Consumer<CellFailure> failures) {
        this.column = column;
        this.template = CompiledTemplate.compile(column.expr());
        this.failures = failures;
    }

    @Override
    public void fill(OpenBatch batch) {
        CompiledTemplate.Rendering rendering = template.over(batch);
        int size = batch.size();
        BitSet nulls = new BitSet();
        ColumnVector values =
                switch (column.dtype()) {
                    case STR -> {
                        @Nullable String[] texts = new String[size];
                        each(batch, nulls, row -> texts[row] = rendering.text(row));
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
        if (value instanceof Long number) {
            return number;
        }
        double number = toDouble(value);
        if (Math.abs(number) >= Numbers.LARGEST_LONG) {
            throw new EvaluationException(PythonText.of(number) + " is too large for a whole number");
        }
        return (long) number;
    }

    /// As in Data Designer: a number is true unless it is 0 after its decimals are cut, a text when it is "true".
    private static boolean toBoolean(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = PythonText.of(value);
        Double number = Numbers.parse(text);
        return number == null ? text.toLowerCase(Locale.ROOT).equals("true") : Math.abs(number) >= 1;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    @FunctionalInterface
    private interface RowAction {
        void accept(int row);
    }
}
