package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The distinct values of a chunk, in the order of their first appearance.
sealed interface Entries {

    int count();

    /// Bytes that they take in a dictionary page.
    int bytes();

    /// The place of a value that is there; a value not seen before takes the next one.
    int place(ColumnVector values, int row);

    void writeTo(PageBytes page);

    void addTo(Bounds bounds);

    void clear();

    /// Numbers of 64 bits, in a table of places that is probed one after the other.
    final class Numbers implements Entries {

        private static final int SMALLEST_TABLE = 1 << 8;

        private int[] table = new int[SMALLEST_TABLE];
        private long[] values = new long[SMALLEST_TABLE];
        private int count;

        @Override
        public int count() {
            return count;
        }

        @Override
        public int bytes() {
            return count * Long.BYTES;
        }

        @Override
        public int place(ColumnVector vector, int row) {
            return place(
                    vector instanceof ColumnVector.Doubles doubles
                            ? Double.doubleToRawLongBits(doubles.values()[row])
                            : ((ColumnVector.Longs) vector).values()[row]);
        }

        @Override
        public void writeTo(PageBytes page) {
            page.writeLongs(values, 0, count);
        }

        @Override
        public void addTo(Bounds bounds) {
            bounds.addBits(values, count);
        }

        @Override
        public void clear() {
            count = 0;
            table = new int[SMALLEST_TABLE];
        }

        private int place(long bits) {
            int mask = table.length - 1;
            int slot = slot(bits) & mask;
            while (table[slot] != 0) {
                int place = table[slot] - 1;
                if (values[place] == bits) {
                    return place;
                }
                slot = slot + 1 & mask;
            }
            if (count * 2 >= table.length) {
                grow();
                return place(bits);
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count] = bits;
            table[slot] = count + 1;
            return count++;
        }

        private void grow() {
            table = new int[table.length * 4];
            int mask = table.length - 1;
            for (int place = 0; place < count; place++) {
                int slot = slot(values[place]) & mask;
                while (table[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                table[slot] = place + 1;
            }
        }

        private static int slot(long bits) {
            long mixed = (bits ^ bits >>> 32) * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 40);
        }
    }

    /// Texts.
    final class Texts implements Entries {

        private final Map<String, Integer> places = new HashMap<>();
        private final List<byte[]> texts = new ArrayList<>();
        private int bytes;

        @Override
        public int count() {
            return texts.size();
        }

        @Override
        public int bytes() {
            return bytes;
        }

        @Override
        public int place(ColumnVector vector, int row) {
            String text = (String) vector.get(row);
            if (text == null) {
                throw new IllegalArgumentException("A row points at place " + row + " of a dictionary, which is empty");
            }
            Integer known = places.putIfAbsent(text, texts.size());
            if (known != null) {
                return known;
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            texts.add(utf8);
            bytes += Integer.BYTES + utf8.length;
            return texts.size() - 1;
        }

        @Override
        public void writeTo(PageBytes page) {
            for (byte[] text : texts) {
                page.writeInt(text.length);
                page.write(text, 0, text.length);
            }
        }

        @Override
        public void addTo(Bounds bounds) {
            texts.forEach(bounds::add);
        }

        @Override
        public void clear() {
            places.clear();
            texts.clear();
            bytes = 0;
        }
    }
}
