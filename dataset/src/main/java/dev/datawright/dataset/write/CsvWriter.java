package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/// RFC 4180 with a header. Nothing between the commas is no value, `""` is the empty text; structs are JSON text.
public final class CsvWriter implements RowWriter {

    private final RowSchema schema;
    private final UnaryOperator<String> cells;
    private final TextOutput output;

    public CsvWriter(OutputStream out, RowSchema schema) throws IOException {
        this(out, schema, UnaryOperator.identity());
    }

    private CsvWriter(OutputStream out, RowSchema schema, UnaryOperator<String> cells) throws IOException {
        this.schema = schema;
        this.cells = cells;
        this.output = new TextOutput(out);
        List<String> names = schema.names();
        for (int column = 0; column < names.size(); column++) {
            startField(column);
            appendText(output.text(), names.get(column));
        }
        output.endLine();
    }

    /// A writer for spreadsheets, which take a text that begins like a formula for one: such a text gets an apostrophe
    /// in front (see [FormulaGuard]); numbers and everything else stay as they are.
    public static CsvWriter forSpreadsheets(OutputStream out, RowSchema schema) throws IOException {
        return new CsvWriter(out, schema, FormulaGuard::guarded);
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        List<RowBatch.NamedColumn> columns = batch.columns();
        for (int row = 0; row < batch.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                startField(column);
                appendValue(
                        columns.get(column).values(),
                        row,
                        schema.fields().get(column).type());
            }
            output.endLine();
        }
    }

    @Override
    public void close() throws IOException {
        output.close();
    }

    private void startField(int column) {
        if (column > 0) {
            output.text().append(',');
        }
    }

    private void appendValue(ColumnVector vector, int row, ColumnType type) {
        StringBuilder text = output.text();
        if (vector.isNull(row)) {
            // Readers skip an empty line: the only column's absent value is quoted to keep its row.
            if (schema.fields().size() == 1) {
                text.append("\"\"");
            }
            return;
        }
        switch (vector) {
            case ColumnVector.Longs longs -> text.append(longs.values()[row]);
            case ColumnVector.Doubles doubles -> ValueText.appendNumber(text, doubles.values()[row]);
            case ColumnVector.Booleans booleans -> text.append(booleans.values()[row]);
            case ColumnVector.Strings strings -> {
                String value = strings.values()[row];
                appendText(text, value == null ? "" : value);
            }
            case ColumnVector.Packed packed -> appendText(text, packed.text(row));
            case ColumnVector.Coded coded -> appendValue(coded.dictionary(), coded.codes()[row], type);
            case ColumnVector.Nested nested
            when nested.type() == ColumnType.Scalar.TEXT -> appendText(text, String.valueOf(nested.get(row)));
            case ColumnVector.Structs _, ColumnVector.Nested _ -> {
                StringBuilder json = new StringBuilder();
                ValueText.appendJson(json, vector, row, type);
                appendText(text, json.toString());
            }
        }
    }

    private void appendText(StringBuilder out, String text) {
        String value = cells.apply(text);
        if (!needsQuotes(value)) {
            out.append(value);
            return;
        }
        out.append('"');
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if (c == '"') {
                out.append('"');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static boolean needsQuotes(String value) {
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return value.isEmpty();
    }
}
