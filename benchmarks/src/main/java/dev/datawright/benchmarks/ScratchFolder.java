package dev.datawright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for what a benchmark leaves on its way, gone with it.
record ScratchFolder(Path path) implements AutoCloseable {

    static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("datawright-bench"));
    }

    @Override
    public void close() throws IOException {
        empty(path);
        Files.delete(path);
    }

    /// Removes all that is in a folder, and keeps the folder.
    static void empty(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .forEach(inside::add);
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
