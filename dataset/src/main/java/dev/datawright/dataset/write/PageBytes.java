package dev.datawright.dataset.write;

import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A growing run of bytes, little-endian as Parquet's plain encoding is.
final class PageBytes extends OutputStream {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONGS = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLES =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    /// Makes room for so many more bytes.
    void reserve(int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, length), bytes.length * 2));
        }
    }

    /// Takes over bytes that somebody wrote into the array behind the end.
    void advance(int length) {
        size += length;
    }

    @Override
    public void write(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    void write(PageBytes source) {
        write(source.bytes, 0, source.size);
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void writeLongs(long[] values, int from, int to) {
        reserve(Math.multiplyExact(to - from, Long.BYTES));
        MemorySegment.copy(values, from, MemorySegment.ofArray(bytes), LONGS, size, to - from);
        size += (to - from) * Long.BYTES;
    }

    void writeDoubles(double[] values, int from, int to) {
        reserve(Math.multiplyExact(to - from, Double.BYTES));
        MemorySegment.copy(values, from, MemorySegment.ofArray(bytes), DOUBLES, size, to - from);
        size += (to - from) * Double.BYTES;
    }

    void writeVarint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            write((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
    }

    /// Packs the lowest bits of each value, the first value lowest; the last byte is filled up with zeros.
    ///
    /// @param width how many bits, from 0 to 32
    void writeBits(int[] values, int from, int to, int width) {
        int length = (int) (((long) (to - from) * width + 7) / 8);
        // Whole words are stored, so the last one may reach beyond the last bit.
        reserve(length + Integer.BYTES);
        byte[] target = bytes;
        int position = size;
        long mask = (1L << width) - 1;
        long word = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            word |= (values[i] & mask) << bits;
            bits += width;
            if (bits >= Integer.SIZE) {
                INT.set(target, position, (int) word);
                position += Integer.BYTES;
                word >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        INT.set(target, position, (int) word);
        size += length;
    }
}
