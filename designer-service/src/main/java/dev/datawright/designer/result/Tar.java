package dev.datawright.designer.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Writes the ustar form of tar: regular files under short names, all of the same moment.
final class Tar implements AutoCloseable {

    private static final int BLOCK = 512;

    /// Eleven octal digits.
    private static final long MAX_SIZE = (1L << 33) - 1;

    private final OutputStream out;
    private final long modifiedSeconds;

    Tar(OutputStream out, long modifiedSeconds) {
        this.out = out;
        this.modifiedSeconds = modifiedSeconds;
    }

    void add(String name, byte[] content) throws IOException {
        header(name, content.length);
        out.write(content);
        pad(content.length);
    }

    void add(String name, Path file) throws IOException {
        long size = Files.size(file);
        header(name, size);
        Files.copy(file, out);
        pad(size);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }

    private void header(String name, long size) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        if (nameBytes.length > 100 || size > MAX_SIZE) {
            throw new IOException("A tar entry has at most 100 bytes of name and 8 GiB: " + name + " has " + size);
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(nameBytes, 0, header, 0, nameBytes.length);
        octal(header, 100, 8, 0644);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, modifiedSeconds);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        System.arraycopy("ustar\0".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 6);
        header[263] = '0';
        header[264] = '0';
        long sum = 0;
        for (byte value : header) {
            sum += value & 0xFF;
        }
        octal(header, 148, 7, sum);
        out.write(header);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    private static void octal(byte[] header, int offset, int length, long value) {
        byte[] digits = ("%0" + (length - 1) + "o").formatted(value).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, offset, digits.length);
    }
}
