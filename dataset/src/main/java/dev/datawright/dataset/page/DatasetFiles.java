package dev.datawright.dataset.page;

import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Parquet parts as one file.
///
/// Our own writers make it, not DuckDB's COPY: the bytes follow from the rows alone, not from how they were cut into
/// parts, how many threads ran or which DuckDB it is.
public final class DatasetFiles {

    private DatasetFiles() {}

    /// Writes all rows, in their order, into a file of that format. The file appears under its name once it is whole.
    public static void write(ParquetParts parts, FileFormat format, Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (RowWriter writer = format.writer(Files.newOutputStream(partial), parts.schema())) {
                parts.forEachBatch(writer::write);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
