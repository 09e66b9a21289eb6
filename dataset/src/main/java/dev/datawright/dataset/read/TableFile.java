package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file of rows that somebody brings: CSV with a header, JSON Lines or Parquet, read whole.
///
/// Types are those that all rows fit. Whole numbers with leading zeros are texts: they are codes, not numbers.
///
/// @param batches in row order, of one size but the last
public record TableFile(RowSchema schema, List<RowBatch> batches) {

    public TableFile {
        batches = List.copyOf(batches);
    }

    public long rows() {
        return batches.stream().mapToLong(RowBatch::size).sum();
    }

    /// Reads a file.
    ///
    /// @param mostCells rows times columns beyond which the file is refused
    /// @throws DatasetReadException with a sentence when it cannot be read
    public static TableFile read(Path file, Format format, long mostCells) {
        try (TableReader reader = TableReader.open(file, format)) {
            long cells = reader.rows() * reader.schema().fields().size();
            if (cells > mostCells) {
                throw new DatasetReadException("The file has " + cells + " cells; at most " + mostCells + " are taken");
            }
            List<RowBatch> batches = new ArrayList<>();
            reader.forEachBatch(batches::add);
            return new TableFile(reader.schema(), batches);
        }
    }

    /// How the rows lie in the file.
    public enum Format {
        CSV("CSV with a header", "csv"),
        JSON_LINES("JSON", "jsonl", "json"),
        PARQUET("Parquet", "parquet");

        private final String label;
        private final List<String> extensions;

        Format(String label, String... extensions) {
            this.label = label;
            this.extensions = List.of(extensions);
        }

        /// By the end of a file's name; empty for other files.
        public static Optional<Format> of(String fileName) {
            String lower = fileName.toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (format.extensions.stream().anyMatch(extension -> lower.endsWith("." + extension))) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }

        /// The word for it, such as `jsonl`.
        public String wireName() {
            return extensions.getFirst();
        }

        String label() {
            return label;
        }

        String source(Path file, List<String> texts) {
            String path = Sql.literal(file.toString());
            return switch (this) {
                case CSV -> {
                    String types = texts.stream()
                            .map(name -> Sql.literal(name) + ": 'VARCHAR'")
                            .collect(Collectors.joining(", ", "{", "}"));
                    yield "read_csv(" + path + ", header = true, sample_size = -1"
                            + (texts.isEmpty() ? "" : ", types = " + types) + ")";
                }
                case JSON_LINES -> "read_json(" + path + ", sample_size = -1, maximum_depth = 20)";
                case PARQUET -> "read_parquet(" + path + ")";
            };
        }
    }
}
