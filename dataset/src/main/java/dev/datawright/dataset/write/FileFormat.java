package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// A kind of file that rows can be downloaded as.
public enum FileFormat {
    /// RFC 4180 in UTF-8, lines end in `\n`, with a header.
    CSV("text/csv; charset=utf-8"),
    /// One JSON object a line.
    JSONL("application/x-ndjson"),
    /// Zstandard-compressed Parquet.
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// The word for it on the wire and the file's extension, such as `csv`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /// A writer into a stream that it closes.
    public RowWriter writer(OutputStream out, RowSchema schema) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(out, schema);
            case JSONL -> new JsonLinesWriter(out, schema);
            case PARQUET -> new ParquetPartWriter(out, schema);
        };
    }

    /// The format of that name.
    ///
    /// @throws IllegalArgumentException naming the formats there are
    public static FileFormat of(String wireName) {
        for (FileFormat format : values()) {
            if (format.wireName().equals(wireName)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "There is no format '" + wireName + "': ask for 'csv', 'jsonl' or 'parquet'");
    }
}
