package dev.datawright.engine.transform;

import dev.datawright.contract.design.Processor;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.batch.PlainVectors;
import dev.datawright.engine.expression.EvaluationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Brings rows into the form of a processor. A cell whose template fails is null and reported; no row is left out.
public final class RowTransform {

    private final String name;
    private final Map<String, Form> columns = new LinkedHashMap<>();
    private final Consumer<CellFailure> failures;

    public RowTransform(Processor.SchemaTransform transform, Consumer<CellFailure> failures) {
        this.name = transform.name();
        this.failures = failures;
        transform.template().forEach((column, template) -> columns.put(column, Form.of(template)));
    }

    public String name() {
        return name;
    }

    public RowBatch of(OpenBatch batch) {
        List<RowBatch.NamedColumn> transformed = new ArrayList<>();
        columns.forEach((column, form) -> {
            @Nullable Object[] values = new @Nullable Object[batch.size()];
            IntFunction<@Nullable Object> value = form.over(batch);
            for (int row = 0; row < values.length; row++) {
                try {
                    values[row] = value.apply(row);
                } catch (EvaluationException noValue) {
                    failures.accept(new CellFailure(name + "." + column, batch.firstRow() + row, noValue.getMessage()));
                }
            }
            transformed.add(new RowBatch.NamedColumn(column, PlainVectors.of(form.type(), values)));
        });
        return new RowBatch(batch.firstRow(), batch.size(), transformed);
    }
}
