package dev.datawright.launcher.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Starts an app once more, quietly and only up to the point where it would begin to serve, so that Java writes down
/// what the start needs; the next real start reads it and takes half the time.
public final class Training implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Training.class.getName());

    private final Path log;
    private volatile @Nullable Process running;
    private volatile boolean closed;

    public Training(Path log) {
        this.log = log;
    }

    /// Blocks until it is done; does nothing when the app is trained already or cannot be.
    public void train(RunnableApp app, Map<String, String> environment) throws InterruptedException {
        Path training = app.training();
        if (closed || training == null || app.isTrained()) {
            return;
        }
        Path draft =
                training.resolveSibling("training-" + ProcessHandle.current().pid() + ".new");
        try {
            if (record(app, draft, environment) && Files.exists(draft)) {
                Files.move(draft, training, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "No training for " + app.app().module() + ": " + e.getMessage());
        } finally {
            try {
                Files.deleteIfExists(draft);
                // Java's own intermediate file stays when it is ended half-way.
                Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + ".config"));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "Left in place: " + draft);
            }
        }
    }

    private boolean record(RunnableApp app, Path draft, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.add(RunnableApp.java().toString());
        command.addAll(app.options());
        command.add("-XX:AOTCacheOutput=" + draft);
        command.add("-Dspring.context.exit=onRefresh");
        command.add("-jar");
        command.add(app.jar().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", "0");
        Process process = builder.start();
        running = process;
        try {
            if (closed || !process.waitFor(180, TimeUnit.SECONDS)) {
                end(process);
                return false;
            }
            return process.exitValue() == 0;
        } finally {
            running = null;
            end(process);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        closed = true;
        Process process = running;
        if (process != null) {
            end(process);
        }
    }
}
