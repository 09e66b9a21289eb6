package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// One JSON object a line; every column is there in every line, an absent value as null, structs as objects.
public final class JsonLinesWriter implements RowWriter {

    private final RowSchema schema;
    private final List<String> keys;
    private final TextOutput output;

    public JsonLinesWriter(OutputStream out, RowSchema schema) {
        this.schema = schema;
        this.output = new TextOutput(out);
        this.keys = new ArrayList<>();
        for (String name : schema.names()) {
            StringBuilder key = new StringBuilder(keys.isEmpty() ? "" : ",");
            ValueText.appendJsonText(key, name);
            keys.add(key.append(':').toString());
        }
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        StringBuilder text = output.text();
        for (int row = 0; row < batch.size(); row++) {
            text.append('{');
            for (int column = 0; column < keys.size(); column++) {
                text.append(keys.get(column));
                ValueText.appendJson(
                        text,
                        batch.columns().get(column).values(),
                        row,
                        schema.fields().get(column).type());
            }
            text.append('}');
            output.endLine();
        }
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
