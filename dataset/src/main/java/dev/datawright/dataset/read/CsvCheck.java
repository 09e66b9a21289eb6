package dev.datawright.dataset.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Finds the place where a CSV file is broken: DuckDB's own words for it depend on what its sniffer made of the file.
///
/// Lines are those that an editor counts; a column is a value's place in its row, a character its place in the line.
final class CsvCheck {

    private static final String DELIMITERS = ",;\t|";

    private final int delimiter;
    private long line = 1;
    private long character;
    private long rowLine = 1;
    private long values;
    private long headerValues;
    private boolean rowIsEmpty = true;
    private long quoteLine;
    private long quoteCharacter;

    private CsvCheck(int delimiter) {
        this.delimiter = delimiter;
    }

    private enum Place {
        START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    /// @throws DatasetReadException naming the place
    static void check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            new CsvCheck(delimiter(file)).read(in);
        }
    }

    /// The one of the header that is there most often, outside of quotes.
    private static int delimiter(Path file) throws IOException {
        int[] counts = new int[DELIMITERS.length()];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            boolean quoted = false;
            for (int c = in.read(); c >= 0 && (quoted || c != '\n' && c != '\r'); c = in.read()) {
                quoted ^= c == '"';
                int known = DELIMITERS.indexOf(c);
                if (!quoted && known >= 0) {
                    counts[known]++;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    private void read(InputStream in) throws IOException {
        Place place = Place.START;
        int before = -1;
        int pending = 0;
        for (int c = in.read(); c >= 0; before = c, c = in.read()) {
            boolean continues = (c & 0xC0) == 0x80;
            if (continues != pending > 0 || c >= 0xF8) {
                throw broken(line, values + 1, character, "a byte there is not UTF-8; save the file as UTF-8");
            }
            pending = continues ? pending - 1 : c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
            character += continues ? 0 : 1;
            place = step(place, c, before);
            if (c == '\n' || before == '\r' && c != '\n') {
                line++;
                character = c == '\n' ? 0 : 1;
            }
        }
        if (place == Place.QUOTED) {
            throw broken(quoteLine, values + 1, quoteCharacter, "a quote opens there and is never closed");
        }
        if (!rowIsEmpty || values > 0) {
            endRow();
        }
    }

    private Place step(Place place, int c, int before) {
        if (place == Place.QUOTED) {
            return c == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
        }
        if (c == delimiter) {
            values++;
            rowIsEmpty = false;
            return Place.START;
        }
        if (c == '\n' || c == '\r') {
            if (c == '\r' || before != '\r') {
                endRow();
            }
            rowLine = line + 1;
            return Place.START;
        }
        rowIsEmpty = false;
        return switch (place) {
            case START -> {
                if (c != '"') {
                    yield Place.PLAIN;
                }
                quoteLine = line;
                quoteCharacter = character;
                yield Place.QUOTED;
            }
            case AFTER_QUOTE -> {
                if (c != '"') {
                    throw quoteEndsTooSoon(c);
                }
                yield Place.QUOTED;
            }
            case PLAIN, QUOTED -> place;
        };
    }

    private DatasetReadException quoteEndsTooSoon(int c) {
        String next = c > ' ' && c < 0x7F ? "'" + (char) c + "'" : "more text";
        String why = quoteLine == line
                ? "a quoted text ends at character " + (character - 1) + ", and " + next + " follows it"
                : "a quote opens there and is not closed in its line: the next one is on line " + number(line)
                        + ", and " + next + " follows it";
        return broken(
                quoteLine,
                values + 1,
                quoteCharacter,
                why + "; write a quote inside a quoted text twice, and close every quoted text");
    }

    private void endRow() {
        if (rowIsEmpty) {
            return;
        }
        values++;
        if (headerValues == 0) {
            headerValues = values;
        } else if (values != headerValues) {
            throw new DatasetReadException("The CSV is broken on line " + number(rowLine) + ": the row has " + values
                    + (values == 1 ? " value" : " values") + ", and the header has " + headerValues
                    + (line > rowLine
                            ? "; a quoted text in it goes on to line " + number(line) + ", is its quote closed?"
                            : "; put texts that hold the delimiter in quotes"));
        }
        values = 0;
        rowIsEmpty = true;
    }

    private static DatasetReadException broken(long line, long column, long character, String why) {
        return new DatasetReadException("The CSV is broken on line " + number(line) + ", column " + column
                + ", character " + character + ": " + why);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
