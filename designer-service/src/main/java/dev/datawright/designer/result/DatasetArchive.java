package dev.datawright.designer.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A finished dataset as NeMo Microservices hands it over: one tar of its Parquet files, which are compressed already.
public final class DatasetArchive {

    private DatasetArchive() {}

    /// Streams the archive; closes the stream.
    ///
    /// @param parts in row order
    public static void write(OutputStream out, List<Path> parts, Instant finishedAt) throws IOException {
        try (Tar tar = new Tar(out, finishedAt.getEpochSecond())) {
            for (int number = 0; number < parts.size(); number++) {
                tar.add("dataset/batch_%05d.parquet".formatted(number), parts.get(number));
            }
        }
    }
}
