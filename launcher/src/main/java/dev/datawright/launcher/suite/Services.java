package dev.datawright.launcher.suite;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.app.AppFolder;
import dev.datawright.launcher.app.RunnableApp;
import dev.datawright.launcher.app.Training;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.gateway.LiteLlm;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.process.Service;
import dev.datawright.launcher.process.ServiceSpec;
import dev.datawright.launcher.state.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The database and the services of one suite: starts them side by side, tells how they stand, ends them.
final class Services {

    /// For each service, from its own start on.
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private final Home home;
    private final Consumer<String> news;
    private final Runnable changed;
    private final Consumer<AutoCloseable> keep;
    private final List<Service> services = Collections.synchronizedList(new ArrayList<>());
    private final Map<App, RunnableApp> runnables = Collections.synchronizedMap(new EnumMap<>(App.class));

    private volatile @Nullable DatabaseService database;
    private boolean ended;

    /// @param changed called whenever [#describe] answers something new
    /// @param keep takes what has to be closed at the end
    Services(Home home, Consumer<String> news, Runnable changed, Consumer<AutoCloseable> keep) {
        this.home = home;
        this.news = news;
        this.changed = changed;
        this.keep = keep;
    }

    /// PostgreSQL comes up while the services that do without it start and all jars are unpacked.
    void startAll(Topology topology, AppFolder folder, LocalSecrets secrets, @Nullable LiteLlm gateway)
            throws IOException, InterruptedException {
        // A thread of its own, which nobody interrupts: PostgreSQL's start is ended by stopping what it has started.
        FutureTask<Void> databaseReady = new FutureTask<>(() -> startDatabase(topology, secrets));
        Thread databaseStart = Thread.ofVirtual().name("database").start(databaseReady);
        try {
            startServices(topology, folder, databaseReady, gateway);
        } finally {
            awaitDespiteInterrupts(databaseStart);
        }
    }

    private void startServices(
            Topology topology, AppFolder folder, Future<Void> databaseReady, @Nullable LiteLlm gateway)
            throws IOException, InterruptedException {
        List<App> apps = topology.apps();
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<Void> done = new ExecutorCompletionService<>(starts);
            for (App app : apps) {
                done.submit(() -> startService(app, topology, folder, databaseReady::get));
            }
            int starting = apps.size();
            if (gateway != null) {
                done.submit(() -> startGateway(gateway, topology));
                starting++;
            }
            try {
                for (int i = 0; i < starting; i++) {
                    done.take().get();
                }
            } catch (ExecutionException e) {
                starts.shutdownNow();
                throw unwrap(e);
            } catch (InterruptedException e) {
                starts.shutdownNow();
                throw e;
            }
        }
    }

    private static void awaitDespiteInterrupts(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException unwrap(ExecutionException e) {
        Throwable cause = e.getCause() instanceof ExecutionException inner ? inner.getCause() : e.getCause();
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        return cause instanceof IOException failure
                ? failure
                : new IOException(Objects.requireNonNullElse(cause, e).toString(), e);
    }

    private @Nullable Void startDatabase(Topology topology, LocalSecrets secrets) throws IOException {
        DatabaseService started =
                DatabaseService.start(home, topology.databasePort(), secrets.databasePassword(), changed, news);
        keep.accept(started);
        database = started;
        changed.run();
        return null;
    }

    private @Nullable Void startService(App app, Topology topology, AppFolder folder, Callable<?> databaseReady)
            throws Exception {
        RunnableApp runnable = folder.prepare(app);
        runnables.put(app, runnable);
        if (Topology.needsDatabase(app)) {
            databaseReady.call();
        }
        ServiceSpec spec = new ServiceSpec(
                app.module(),
                runnable::command,
                topology.environment(app),
                topology.port(app),
                home.run(),
                home.log(app.module()),
                ServiceSpec.SPRING_READINESS);
        startAndAwait(spec);
        return null;
    }

    private @Nullable Void startGateway(LiteLlm gateway, Topology topology) throws InterruptedException {
        int port = topology.gatewayPort();
        startAndAwait(new ServiceSpec(
                LiteLlm.NAME,
                () -> gateway.command(port),
                LiteLlm.environment(topology.gatewayMasterKey()),
                port,
                home.run(),
                home.log(LiteLlm.NAME),
                LiteLlm.READINESS));
        return null;
    }

    private void startAndAwait(ServiceSpec spec) throws InterruptedException {
        startUnlessClosed(spec).awaitReady(Instant.now().plus(READY_WITHIN));
    }

    private Service startUnlessClosed(ServiceSpec spec) throws InterruptedException {
        synchronized (services) {
            if (ended) {
                throw new InterruptedException("closed while starting");
            }
            Service service = Service.start(spec, changed, news);
            services.add(service);
            return service;
        }
    }

    void train(Topology topology) {
        Training training = new Training(home.log(Names.TRAINING));
        keep.accept(training);
        Thread.ofVirtual().name("training").start(() -> {
            try {
                for (App app : topology.apps()) {
                    RunnableApp runnable = runnables.get(app);
                    if (runnable != null) {
                        training.train(runnable, topology.environment(app));
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// How each stands, the database first.
    List<ManagedProcess> describe() {
        List<ManagedProcess> processes = new ArrayList<>();
        DatabaseService running = database;
        if (running != null) {
            processes.add(running.describe());
        }
        synchronized (services) {
            services.forEach(service -> processes.add(service.describe()));
        }
        return processes;
    }

    /// Ends the services; the database is closed by whoever keeps it.
    void end() {
        List<Service> all;
        synchronized (services) {
            ended = true;
            all = List.copyOf(services);
        }
        Instant deadline = Instant.now().plus(END_WITHIN);
        all.forEach(Service::askToEnd);
        all.forEach(service -> service.awaitEnd(deadline));
    }
}
