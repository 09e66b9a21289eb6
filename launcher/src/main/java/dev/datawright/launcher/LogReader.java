package dev.datawright.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads on in a log file, also when a new one takes its place.
final class LogReader {

    private final Path file;
    private final String mark;
    private long position;

    private LogReader(Path file, String mark, long position) {
        this.file = file;
        this.mark = mark;
        this.position = position;
    }

    static LogReader atEndOf(Path file, String mark) throws IOException {
        return new LogReader(file, mark, Files.size(file));
    }

    /// Whole lines that came since the last call.
    List<String> readNew() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < position) {
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(1 << 20, log.length() - position)];
            log.seek(position);
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int whole = text.lastIndexOf('\n') + 1;
            if (whole == 0 && bytes.length < 1 << 20) {
                return List.of();
            }
            int taken = whole == 0 ? bytes.length : whole;
            position += taken;
            return new String(bytes, 0, taken, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> mark + line)
                    .toList();
        }
    }
}
