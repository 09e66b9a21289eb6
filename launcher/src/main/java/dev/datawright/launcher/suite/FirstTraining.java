package dev.datawright.launcher.suite;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.app.AppFolder;
import dev.datawright.launcher.app.RunnableApp;
import dev.datawright.launcher.app.Training;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.token.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Trains the services of a fresh source tree as the last step of its build, so that already the first start is quick.
///
/// After later builds the running suite does it in the background: a developer does not wait for it at every change.
/// It uses a home of its own with a database of its own, of which nothing stays.
public final class FirstTraining {

    private FirstTraining() {}

    /// @param source the source tree's root, built
    /// @throws IOException when a service could not be trained; it starts all the same, only slower
    public static void run(Path source) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("datawright-training-");
        try {
            Home home = new Home(folder);
            home.prepare();
            LocalSecrets secrets = LocalSecrets.of(home);
            Path publicKey = SigningKey.of(home).publicKeyFile();
            Topology topology = new Topology(home, secrets, Backends.EMBEDDED, publicKey);
            try (DatabaseService _ = DatabaseService.start(
                    home, topology.databasePort(), secrets.databasePassword(), () -> {}, news -> {})) {
                train(topology, new AppFolder(source), home);
            }
        } finally {
            AppFolder.delete(folder);
        }
    }

    private static void train(Topology topology, AppFolder folder, Home home) throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        List<Future<?>> trainings = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            for (App app : topology.apps()) {
                RunnableApp runnable = folder.prepare(app);
                trainings.add(workers.submit(() -> {
                    try (Training training = new Training(home.log(Names.TRAINING + "-" + app.module()))) {
                        training.train(runnable, topology.environment(app));
                    }
                    return null;
                }));
            }
        }
        for (Future<?> training : trainings) {
            try {
                training.get();
            } catch (ExecutionException failed) {
                throw new IOException("A service could not be trained: " + failed.getCause(), failed);
            }
        }
    }
}
