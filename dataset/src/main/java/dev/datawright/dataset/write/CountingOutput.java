package dev.datawright.dataset.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Knows how many bytes went out: Parquet's footer points at offsets.
final class CountingOutput extends OutputStream {

    private final OutputStream out;
    private long position;

    CountingOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    long position() {
        return position;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        position += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
