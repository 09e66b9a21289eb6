package dev.datawright.dataset.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Gathers lines and writes them as UTF-8 in large strokes.
final class TextOutput implements Closeable {

    private static final int STROKE = 1 << 16;

    private final StringBuilder text = new StringBuilder(STROKE + 4096);
    private final Writer out;

    TextOutput(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    /// Where the next line is put together.
    StringBuilder text() {
        return text;
    }

    void endLine() throws IOException {
        text.append('\n');
        if (text.length() >= STROKE) {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}
