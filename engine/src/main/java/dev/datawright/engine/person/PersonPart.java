package dev.datawright.engine.person;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.PackedTexts;
import dev.datawright.engine.person.PersonDraws.Draw;
import dev.datawright.engine.random.HexDigits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one part of the people of a stretch of rows.
interface PersonPart {

    ColumnVector values(long firstRow, int rows);

    /// Texts out of a list.
    record Listed(ColumnVector list, Place place) implements PersonPart {
        @Override
        public ColumnVector values(long firstRow, int rows) {
            int[] codes = new int[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = place.of(firstRow + i);
            }
            return new ColumnVector.Coded(list, codes, null);
        }

        /// Where a row's text stands in the list.
        @FunctionalInterface
        interface Place {
            int of(long row);
        }
    }

    /// No value in any row.
    record Absent() implements PersonPart {
        @Override
        public ColumnVector values(long firstRow, int rows) {
            return new ColumnVector.Strings(new @Nullable String[rows]);
        }
    }

    /// Whole years.
    record Age(PersonDraws draws) implements PersonPart {
        @Override
        public ColumnVector values(long firstRow, int rows) {
            long[] ages = new long[rows];
            for (int i = 0; i < rows; i++) {
                ages[i] = draws.age(firstRow + i);
            }
            return new ColumnVector.Longs(ages, null);
        }
    }

    /// UUIDs of version 4, with hyphens.
    record Uuid(PersonDraws draws) implements PersonPart {

        private static final int LENGTH = 36;

        @Override
        public ColumnVector values(long firstRow, int rows) {
            PackedTexts texts = new PackedTexts(rows);
            byte[] digits = new byte[32];
            for (int i = 0; i < rows; i++) {
                long row = firstRow + i;
                long high = draws.bits(row, Draw.UUID) & ~0xF000L | 0x4000L;
                long low = draws.bits(row, Draw.UUID_LOW) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
                HexDigits.LOWER.write((int) (high >>> 32), digits, 0);
                HexDigits.LOWER.write((int) high, digits, 8);
                HexDigits.LOWER.write((int) (low >>> 32), digits, 16);
                HexDigits.LOWER.write((int) low, digits, 24);
                int at = texts.reserve(LENGTH);
                byte[] bytes = texts.array();
                System.arraycopy(digits, 0, bytes, at, 8);
                bytes[at + 8] = '-';
                System.arraycopy(digits, 8, bytes, at + 9, 4);
                bytes[at + 13] = '-';
                System.arraycopy(digits, 12, bytes, at + 14, 4);
                bytes[at + 18] = '-';
                System.arraycopy(digits, 16, bytes, at + 19, 4);
                bytes[at + 23] = '-';
                System.arraycopy(digits, 20, bytes, at + 24, 12);
                texts.endRow();
            }
            return texts.vector();
        }
    }

    /// Texts out of a list of patterns, in which a `#` stands for a digit.
    final class Digits implements PersonPart {

        private final PersonDraws draws;
        private final List<byte[]> patterns;
        private final Draw which;
        private final Draw digits;
        private final boolean onlyAdults;

        Digits(PersonDraws draws, String[] patterns, Draw which, Draw digits, boolean onlyAdults) {
            this.draws = draws;
            this.patterns = Arrays.stream(patterns)
                    .map(pattern -> pattern.getBytes(StandardCharsets.UTF_8))
                    .toList();
            this.which = which;
            this.digits = digits;
            this.onlyAdults = onlyAdults;
        }

        @Override
        public ColumnVector values(long firstRow, int rows) {
            PackedTexts texts = new PackedTexts(rows);
            for (int i = 0; i < rows; i++) {
                long row = firstRow + i;
                if (onlyAdults && !draws.isAdult(row)) {
                    texts.endAbsentRow();
                    continue;
                }
                byte[] pattern = patterns.get(draws.pick(patterns.size(), row, which));
                int at = texts.reserve(pattern.length);
                byte[] bytes = texts.array();
                long rest = draws.bits(row, digits) >>> 1;
                for (byte character : pattern) {
                    if (character == '#') {
                        bytes[at++] = (byte) ('0' + rest % 10);
                        rest /= 10;
                    } else {
                        bytes[at++] = character;
                    }
                }
                texts.endRow();
            }
            return texts.vector();
        }
    }
}
