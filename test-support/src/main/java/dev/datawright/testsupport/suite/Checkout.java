package dev.datawright.testsupport.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        return built(module, name -> name.endsWith("-app.jar"));
    }

    /// The plain jar of a module.
    static Path jar(String module) {
        return built(
                module, name -> name.endsWith(".jar") && !name.endsWith("-app.jar") && !name.endsWith("-sources.jar"));
    }

    private static Path built(String module, Predicate<String> named) {
        Path target = root().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> named.test(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module, null));
        } catch (IOException e) {
            throw notBuilt(module, e);
        }
    }

    private static IllegalStateException notBuilt(String module, @Nullable IOException cause) {
        return new IllegalStateException(
                "%s is not built: mvn -DskipTests -pl %s -am package".formatted(module, module), cause);
    }

    /// The browser of the stories.
    public static Path chromium() {
        String named = System.getenv("DATAWRIGHT_CHROMIUM");
        Path browser = Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
        if (!Files.isExecutable(browser)) {
            throw new AssertionError(
                    "There is no Chromium at %s. ./datawright test finds or installs one; for Maven alone set DATAWRIGHT_CHROMIUM."
                            .formatted(browser));
        }
        return browser;
    }

    /// The `java` that runs the stories runs the services too.
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
