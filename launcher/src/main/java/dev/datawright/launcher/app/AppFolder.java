package dev.datawright.launcher.app;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Where the built jars are, and their unpacked forms beside them.
///
/// An unpacked jar starts faster than a nested one and can be trained. Every trouble here falls back to the plain jar.
public final class AppFolder {

    private static final System.Logger LOG = System.getLogger(AppFolder.class.getName());

    /// Another instance may still run from the unpacked form of an earlier build.
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String TRAINING = "training.aot";

    private final Path source;
    private final Path unpacked;

    /// @param source the source tree's root, with a folder for each module
    public AppFolder(Path source) {
        this.source = source;
        this.unpacked = source.resolve("launcher/target/apps");
    }

    /// The jar as the build made it.
    Path jar(App app) {
        Path target = source.resolve(app.module()).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> entries = Files.list(target)) {
                List<Path> jars = entries.filter(entry -> {
                            String name = entry.getFileName().toString();
                            return name.startsWith(app.module() + "-") && name.endsWith("-app.jar");
                        })
                        .sorted(Comparator.comparing(AppFolder::changed).reversed())
                        .toList();
                if (!jars.isEmpty()) {
                    return jars.getFirst();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                app.module() + " is not built: no " + app.module() + "-*-app.jar in " + target
                        + ". Build with ./datawright up or mvn -DskipTests package.");
    }

    /// What to start: unpacked when that works, with its training when there is one.
    public RunnableApp prepare(App app) {
        Path jar = jar(app);
        try {
            String key = JarKey.of(jar);
            Path folder = unpacked.resolve(app.module()).resolve(key);
            if (!Files.exists(folder)) {
                unpack(jar, folder);
            }
            return new RunnableApp(app, folder.resolve(jar.getFileName()), folder.resolve(TRAINING));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Starting " + app.module() + " from its packed jar: " + e.getMessage());
            return new RunnableApp(app, jar, null);
        }
    }

    /// Whether any service of this tree, of this build or an earlier one, has been trained.
    public boolean hasTraining() {
        if (!Files.isDirectory(unpacked)) {
            return false;
        }
        try (Stream<Path> found = Files.find(unpacked, 3, (path, _) -> path.endsWith(TRAINING))) {
            return found.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Path parent = Files.createDirectories(folder.getParent());
        List<Path> outdated;
        try (Stream<Path> entries = Files.list(parent)) {
            outdated = entries.filter(entry -> changed(entry) < System.currentTimeMillis() - KEPT.toMillis())
                    .toList();
        }
        Path draft = Files.createTempDirectory(parent, ".new-");
        try {
            Process tool = new ProcessBuilder(
                            RunnableApp.java().toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            draft.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new IOException("unpacking " + jar + " did not work");
            }
            // Two launchers may come here at once; the second finds the folder there and drops its own.
            if (!Files.exists(folder)) {
                Files.move(draft, folder);
            }
            outdated.forEach(AppFolder::delete);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking " + jar, e);
        } finally {
            delete(draft);
        }
    }

    /// Deletes a folder with all that is in it; what cannot be deleted stays.
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Left in place: " + folder + ": " + e.getMessage());
        }
    }

    private static long changed(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
