package dev.datawright.designer.job;

import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.batch.CellFailure;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file beside a part that tells of its failed cells, one JSON object a line: column, row, reason, attempts. There
/// is none where no cell failed.
final class FailedCells implements Closeable {

    private final Path file;
    private @Nullable BufferedWriter writer;

    FailedCells(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    /// Where the failed cells of a part stand.
    static Path beside(Path part) {
        return part.resolveSibling(nameBeside(String.valueOf(part.getFileName())));
    }

    static String nameBeside(String part) {
        return part.replaceFirst("\\.parquet$", ".failed.jsonl");
    }

    synchronized void add(CellFailure failure) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("column", failure.column());
        line.put("row", failure.row());
        line.put("reason", failure.reason());
        line.put("attempts", failure.attempts());
        try {
            BufferedWriter open = writer;
            if (open == null) {
                open = Files.newBufferedWriter(file);
                writer = open;
            }
            open.write(WireJson.mapper().writeValueAsString(line));
            open.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException("The failed cells cannot be written down: " + failed.getMessage(), failed);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    /// Streams the failed cells of all parts, in the parts' order.
    static void write(OutputStream out, List<Path> parts) throws IOException {
        for (Path part : parts) {
            Path file = beside(part);
            if (Files.exists(file)) {
                Files.copy(file, out);
            }
        }
    }
}
