package dev.datawright.bridge.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders of bundles and of attempts at them.
final class Folders {

    private static final Logger log = LoggerFactory.getLogger(Folders.class);
    private static final String ATTEMPT = "attempt-";
    private static final Pattern BUNDLE = Pattern.compile("[a-z-]+/[a-z0-9-]+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)*");

    private Folders() {}

    static Path of(Path root, String bundle) {
        if (!BUNDLE.matcher(bundle).matches()) {
            throw new IllegalArgumentException("No key of a bundle: " + bundle);
        }
        return root.resolve(bundle);
    }

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of a file: " + name);
        }
        return name;
    }

    static Path newAttempt(Path folder) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(folder), ATTEMPT);
    }

    static void deleteAttempts(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> attempts;
        try (Stream<Path> inside = Files.list(folder)) {
            attempts = inside.filter(path -> path.getFileName().toString().startsWith(ATTEMPT))
                    .toList();
        }
        for (Path attempt : attempts) {
            try {
                delete(attempt);
            } catch (IOException e) {
                log.info("{} is still being written to; it goes with its bundle", attempt, e);
            }
        }
    }

    /// Follows no links.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
