package dev.datawright.engine.sample;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.PackedTexts;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.DatetimeGrid;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// The texts of points in time: those of a small grid are written once and then pointed at.
sealed interface MomentTexts {

    /// @param indices places in the grid
    ColumnVector vector(double[] indices);

    static MomentTexts of(DatetimeGrid grid, DateFormat format) {
        return grid.count() <= Known.MOST ? new Known(grid, format) : new Written(grid, format);
    }

    /// A dictionary that fills up as its texts are needed. Threads that need the same one at a time both write it.
    final class Known implements MomentTexts {

        /// Seven years of hours, or six weeks of minutes.
        private static final int MOST = 1 << 16;

        private final DatetimeGrid grid;
        private final DateFormat format;
        private final @Nullable String[] texts;
        private final ColumnVector dictionary;

        private Known(DatetimeGrid grid, DateFormat format) {
            this.grid = grid;
            this.format = format;
            this.texts = new String[(int) grid.count()];
            this.dictionary = new ColumnVector.Strings(texts);
        }

        @Override
        public ColumnVector vector(double[] indices) {
            int[] codes = new int[indices.length];
            for (int i = 0; i < codes.length; i++) {
                int index = (int) indices[i];
                if (texts[index] == null) {
                    texts[index] = format.format(grid.momentAt(index));
                }
                codes[i] = index;
            }
            return new ColumnVector.Coded(dictionary, codes, null);
        }
    }

    /// Every text anew.
    record Written(DatetimeGrid grid, DateFormat format) implements MomentTexts {

        private static final int ISO_LENGTH = 19;

        @Override
        public ColumnVector vector(double[] indices) {
            return format == DateFormat.ISO ? iso(indices) : formatted(indices);
        }

        private ColumnVector formatted(double[] indices) {
            PackedTexts texts = new PackedTexts(indices.length);
            StringBuilder text = new StringBuilder(24);
            for (double index : indices) {
                text.setLength(0);
                format.appendTo(text, grid.momentAt((long) index));
                texts.append(text.toString().getBytes(StandardCharsets.UTF_8)).endRow();
            }
            return texts.vector();
        }

        /// As `%Y-%m-%dT%H:%M:%S` writes it, for years of four digits.
        private ColumnVector iso(double[] indices) {
            PackedTexts texts = new PackedTexts(indices.length);
            for (double index : indices) {
                LocalDateTime moment = grid.momentAt((long) index);
                int at = texts.reserve(ISO_LENGTH);
                byte[] bytes = texts.array();
                two(bytes, at, moment.getYear() / 100);
                two(bytes, at + 2, moment.getYear() % 100);
                bytes[at + 4] = '-';
                two(bytes, at + 5, moment.getMonthValue());
                bytes[at + 7] = '-';
                two(bytes, at + 8, moment.getDayOfMonth());
                bytes[at + 10] = 'T';
                two(bytes, at + 11, moment.getHour());
                bytes[at + 13] = ':';
                two(bytes, at + 14, moment.getMinute());
                bytes[at + 16] = ':';
                two(bytes, at + 17, moment.getSecond());
                texts.endRow();
            }
            return texts.vector();
        }

        private static void two(byte[] bytes, int at, int number) {
            bytes[at] = (byte) ('0' + number / 10);
            bytes[at + 1] = (byte) ('0' + number % 10);
        }
    }
}
