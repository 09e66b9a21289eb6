package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A script that makes a table and puts the rows into it, in one transaction.
///
/// Rows come in statements of up to 500, fewer when they are long, so that no statement is larger than a server takes.
public final class SqlWriter implements RowWriter {

    private static final int STATEMENT_ROWS = 500;
    private static final int STATEMENT_LENGTH = 1 << 18;

    private final RowSchema schema;
    private final SqlDialect dialect;
    private final TextOutput output;
    private final String insert;
    private int rows;
    private int length;

    /// @param table its name
    /// @param timestamps columns of text that hold nothing but points in time as ISO 8601
    public SqlWriter(OutputStream out, RowSchema schema, SqlDialect dialect, String table, Set<String> timestamps)
            throws IOException {
        this.schema = schema;
        this.dialect = dialect;
        this.output = new TextOutput(out);
        List<String> names = SqlNames.of(schema.names(), dialect);
        String name = dialect.identifier(table);
        this.insert = "INSERT INTO " + name
                + names.stream().map(dialect::identifier).collect(Collectors.joining(", ", " (", ") VALUES"));
        output.text().append("-- For ").append(dialect.title());
        output.endLine();
        output.text().append(dialect.preamble());
        output.endLine();
        output.text().append("CREATE TABLE ").append(name).append(" (");
        for (int column = 0; column < names.size(); column++) {
            RowSchema.Field field = schema.fields().get(column);
            output.text()
                    .append(column == 0 ? "\n  " : ",\n  ")
                    .append(dialect.identifier(names.get(column)))
                    .append(' ')
                    .append(timestamps.contains(field.name()) ? dialect.timestamp() : dialect.type(field.type()));
        }
        output.text().append("\n)").append(dialect.tableOptions()).append(';');
        output.endLine();
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        List<RowBatch.NamedColumn> columns = batch.columns();
        for (int row = 0; row < batch.size(); row++) {
            startRow();
            StringBuilder text = output.text();
            int before = text.length();
            text.append('(');
            for (int column = 0; column < columns.size(); column++) {
                if (column > 0) {
                    text.append(", ");
                }
                appendValue(
                        columns.get(column).values(),
                        row,
                        schema.fields().get(column).type());
            }
            text.append(')');
            length += text.length() - before;
            rows++;
        }
    }

    @Override
    public void close() throws IOException {
        try (output) {
            endStatement();
            output.text().append("COMMIT;");
            output.endLine();
        }
    }

    private void startRow() throws IOException {
        if (rows == STATEMENT_ROWS || length > STATEMENT_LENGTH) {
            endStatement();
        }
        output.text().append(rows == 0 ? insert : ",");
        output.endLine();
    }

    private void endStatement() throws IOException {
        if (rows > 0) {
            output.text().append(';');
            output.endLine();
        }
        rows = 0;
        length = 0;
    }

    private void appendValue(ColumnVector vector, int row, ColumnType type) {
        StringBuilder text = output.text();
        if (vector.isNull(row)) {
            text.append("NULL");
            return;
        }
        switch (vector) {
            case ColumnVector.Longs longs -> text.append(longs.values()[row]);
            case ColumnVector.Doubles doubles -> dialect.appendNumber(text, doubles.values()[row]);
            case ColumnVector.Booleans booleans -> dialect.appendBoolean(text, booleans.values()[row]);
            case ColumnVector.Strings strings -> {
                String value = strings.values()[row];
                dialect.appendLiteral(text, value == null ? "" : value);
            }
            case ColumnVector.Packed packed -> dialect.appendLiteral(text, packed.text(row));
            case ColumnVector.Coded coded -> appendValue(coded.dictionary(), coded.codes()[row], type);
            case ColumnVector.Nested nested
            when nested.type() == ColumnType.Scalar.TEXT ->
                dialect.appendLiteral(text, String.valueOf(nested.get(row)));
            case ColumnVector.Structs _, ColumnVector.Nested _ -> {
                StringBuilder json = new StringBuilder();
                ValueText.appendJson(json, vector, row, type);
                dialect.appendLiteral(text, json.toString());
            }
        }
    }
}
