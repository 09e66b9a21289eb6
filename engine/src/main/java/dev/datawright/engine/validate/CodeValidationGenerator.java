package dev.datawright.engine.validate;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.batch.PlainVectors;
import dev.datawright.engine.expression.PythonText;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Parses the code of each row. With several target columns the finding has a part for each.
public final class CodeValidationGenerator implements ColumnGenerator {

    private final ValidationColumnConfig column;
    private final CodeCheck check;
    private final ColumnType.Struct type;
    private final Consumer<CellFailure> failures;

    public CodeValidationGenerator(ValidationColumnConfig column, CodeLang language, Consumer<CellFailure> failures) {
        this.column = column;
        this.check = CodeCheck.of(language);
        this.failures = failures;
        List<String> targets = column.targetColumns();
        this.type = targets.size() == 1
                ? check.type()
                : new ColumnType.Struct(targets.stream()
                        .map(target -> new RowSchema.Field(target, check.type()))
                        .toList());
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        BitSet skipped = batch.skipped(column.name());
        @Nullable Object[] findings = new @Nullable Object[batch.size()];
        for (int row = 0; row < findings.length; row++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!skipped.get(row)) {
                findings[row] = finding(batch, row);
            }
        }
        batch.put(column.name(), PlainVectors.of(type, findings));
    }

    private @Nullable Object finding(OpenBatch batch, int row) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String target : column.targetColumns()) {
            Object code = batch.column(target).get(row);
            try {
                if (code == null) {
                    throw new CodeCheck.UncheckedException(
                            "'" + target + "' is empty, so there is nothing to validate");
                }
                Map<String, @Nullable Object> finding = check.check(PythonText.of(code));
                if (column.targetColumns().size() == 1) {
                    return finding;
                }
                all.put(target, finding);
            } catch (CodeCheck.UncheckedException unchecked) {
                failures.accept(new CellFailure(column.name(), batch.firstRow() + row, unchecked.getMessage()));
                return null;
            }
        }
        return all;
    }
}
