package dev.datawright.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Repairs an unpacking of the binaries that was interrupted: the library does not unpack over files that exist.
final class Unpacking {

    private Unpacking() {}

    static void removeHalfDone(Path binaries) throws IOException {
        List<Path> halfDone;
        try (Stream<Path> entries = Files.list(binaries)) {
            halfDone = entries.filter(entry -> entry.getFileName().toString().startsWith("PG-"))
                    .filter(entry -> !Files.exists(entry.resolve(".exists")))
                    .toList();
        }
        for (Path folder : halfDone) {
            try (Stream<Path> content = Files.walk(folder)) {
                content.sorted(Comparator.reverseOrder()).forEach(Unpacking::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
