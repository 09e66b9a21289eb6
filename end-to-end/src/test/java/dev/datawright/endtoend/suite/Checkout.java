package dev.datawright.endtoend.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The repository the stories run in, built by the modules before this one.
public final class Checkout {

    private Checkout() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("end-to-end"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("The stories run inside the repository, not in "
                        + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /// Where this module leaves what it makes, such as screenshots.
    public static Path target(String folder) {
        try {
            return Files.createDirectories(root().resolve("end-to-end/target").resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The executable jar of a service.
    public static Path app(String module) {
        try (Stream<Path> files = Files.list(root().resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "%s has no -app.jar in its target folder: build it with mvn -pl %s -am package"
                                    .formatted(module, module)));
        } catch (IOException e) {
            throw new UncheckedIOException("%s is not built".formatted(module), e);
        }
    }

    /// The `java` that runs the stories runs the services too.
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
