package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Tries to write a chunk as a dictionary of its values and a place for each row.
///
/// Whether it does, and the order of the dictionary, follow from the values and their order alone: neither batch
/// borders nor the dictionaries that vectors bring along show in the file. Those are only a short cut, each of their
/// entries being looked up once.
final class ChunkCodes {

    /// Places of more than 15 bits save little.
    private static final int MOST_ENTRIES = 1 << 15;

    private static final int MOST_BYTES = 1 << 20;

    /// Of so many values some repeat unless there are a hundred thousand to choose from.
    private static final int FIRST_TRIAL = 512;

    /// After so many values it shows whether they repeat often enough.
    private static final int TRIAL = 4096;

    private final Entries.Numbers numbers = new Entries.Numbers();
    private final Entries.Texts texts = new Entries.Texts();
    private final Map<ColumnVector, int[]> seen = new IdentityHashMap<>();
    private Entries entries = numbers;
    private int[] codes = new int[0];
    private int count;

    /// Codes the values of the rows, leaving the absent ones out; false when that would save nothing.
    boolean code(ColumnType.Scalar type, List<LeafSlice> slices, int rows) {
        entries = type == ColumnType.Scalar.TEXT || type == ColumnType.Scalar.JSON ? texts : numbers;
        entries.clear();
        seen.clear();
        count = 0;
        if (codes.length < rows) {
            codes = new int[rows];
        }
        for (LeafSlice slice : slices) {
            boolean goesOn = slice.values() instanceof ColumnVector.Coded coded
                    ? addCodes(slice, coded)
                    : addValues(slice, slice.values());
            if (!goesOn) {
                return false;
            }
        }
        return entries.count() * 2 <= count;
    }

    Entries entries() {
        return entries;
    }

    /// Writes the places in Parquet's hybrid of runs and packed bits.
    void writeTo(PageBytes page) {
        // One entry would need no bit at all, which not every reader expects.
        int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(entries.count() - 1));
        page.write(width);
        if (entries.count() == 1) {
            page.writeVarint((long) count << 1);
            page.write(0);
            return;
        }
        int groups = (count + 7) / 8;
        page.writeVarint((long) groups << 1 | 1);
        int before = page.size();
        page.writeBits(codes, 0, count, width);
        for (int missing = groups * width - (page.size() - before); missing > 0; missing--) {
            page.write(0);
        }
    }

    private boolean addCodes(LeafSlice slice, ColumnVector.Coded coded) {
        ColumnVector dictionary = coded.dictionary();
        int[] places = seen.computeIfAbsent(dictionary, unseen -> {
            int[] none = new int[unseen.size()];
            Arrays.fill(none, -1);
            return none;
        });
        int[] source = coded.codes();
        boolean full = slice.isFull();
        for (int row = slice.from(); row < slice.to(); row++) {
            if (full) {
                row = addKnown(places, source, row, slice.to());
                if (row == slice.to()) {
                    break;
                }
            } else if (slice.isNull(row)) {
                continue;
            }
            int place = places[source[row]];
            if (place < 0) {
                place = entries.place(dictionary, source[row]);
                places[source[row]] = place;
                if (isHopeless(count + 1)) {
                    return false;
                }
            }
            codes[count++] = place;
        }
        return true;
    }

    /// Adds rows up to the first one whose value has not been looked up yet, and tells which one that is.
    private int addKnown(int[] places, int[] source, int from, int to) {
        int[] target = codes;
        int next = count;
        int row = from;
        while (row < to) {
            int place = places[source[row]];
            if (place < 0) {
                break;
            }
            target[next++] = place;
            row++;
        }
        count = next;
        return row;
    }

    private boolean addValues(LeafSlice slice, ColumnVector values) {
        boolean full = slice.isFull();
        int known = entries.count();
        for (int row = slice.from(); row < slice.to(); row++) {
            if (!full && slice.isNull(row)) {
                continue;
            }
            codes[count++] = entries.place(values, row);
            if (entries.count() > known) {
                known++;
                if (isHopeless(count)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Asked whenever a value is new.
    private boolean isHopeless(int values) {
        int entered = entries.count();
        return entered > MOST_ENTRIES
                || entries.bytes() > MOST_BYTES
                || values >= FIRST_TRIAL && entered == values
                || values >= TRIAL && entered > values - values / 16;
    }
}
