package dev.datawright.dataset.read;

import dev.datawright.contract.json.WireJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Looks through a file that somebody brings before it is read, and names the place where it is broken.
public final class FileCheck {

    private FileCheck() {}

    /// @throws DatasetReadException with a sentence: what is wrong, where, and what to do
    public static void check(Path file, TableFile.Format format) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (head.length == 0) {
            throw new DatasetReadException("The file is empty");
        }
        String kind = kind(head);
        if (format == TableFile.Format.PARQUET) {
            if (!kind.equals("Parquet")) {
                throw new DatasetReadException("The file is called .parquet, and what is in it is no Parquet");
            }
            return;
        }
        if (!kind.isEmpty()) {
            throw new DatasetReadException("The file is called ." + format.wireName() + ", and what is in it is " + kind
                    + (kind.equals("Parquet")
                            ? ": call it .parquet"
                            : ": bring it as plain text in UTF-8, as CSV, JSON lines or Parquet"));
        }
        switch (format) {
            case CSV -> CsvCheck.check(file);
            case JSON_LINES -> json(file);
            case PARQUET -> {}
        }
    }

    private static String kind(byte[] head) {
        int first = head[0] & 0xFF;
        int second = head.length > 1 ? head[1] & 0xFF : 0;
        if (head.length == 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == '1') {
            return "Parquet";
        }
        if (first == 'P' && second == 'K') {
            return "a ZIP archive or a spreadsheet";
        }
        if (first == 0x1F && second == 0x8B) {
            return "compressed by gzip";
        }
        return first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF ? "text in UTF-16" : "";
    }

    /// Objects one after the other, or one array of them.
    private static void json(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser parser = WireJson.mapper().createParser(in)) {
            boolean isArray = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && !isArray) {
                    isArray = true;
                } else if (token == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                } else if (token != JsonToken.END_ARRAY) {
                    throw new DatasetReadException("The JSON is broken on line "
                            + number(parser.currentTokenLocation().getLineNr())
                            + ": every row is an object in braces, such as {\"city\": \"Graz\"}");
                }
            }
        } catch (JacksonException e) {
            throw new DatasetReadException(
                    "The JSON is broken on line " + number(e.getLocation().getLineNr()) + ", character "
                            + e.getLocation().getColumnNr() + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
