package dev.datawright.launcher.suite;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.app.AppFolder;
import dev.datawright.launcher.app.RunnableApp;
import dev.datawright.launcher.app.Training;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.edge.Edge;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.InstanceLock;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.process.Service;
import dev.datawright.launcher.process.ServiceSpec;
import dev.datawright.launcher.state.Endings;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.token.SigningKey;
import dev.datawright.launcher.token.TokenFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything on one machine, from the first process to the last.
///
/// Resources are closed in the reverse order of their opening, also when a start fails half-way.
public final class Suite implements AutoCloseable {

    /// For each service, from its own start on.
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(Suite.class.getName());

    private final Home home;
    private final StateFile stateFile;
    private final Consumer<String> news;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final List<Service> services = Collections.synchronizedList(new ArrayList<>());
    private final Map<App, RunnableApp> runnables = Collections.synchronizedMap(new EnumMap<>(App.class));

    private volatile @Nullable DatabaseService database;
    private volatile String url = "";
    private volatile boolean usable;
    private volatile boolean closed;
    private final Thread opener = Thread.currentThread();
    private final CountDownLatch opening = new CountDownLatch(1);

    private Suite(Home home, Consumer<String> news) {
        this.home = home;
        this.stateFile = new StateFile(home);
        this.news = news;
    }

    /// Starts all and waits until all is usable.
    ///
    /// @param news sentences for the person, also later on
    /// @param opened told of the suite before anything runs, so that an interrupted start can be closed too
    public static Suite start(Home home, SuiteOptions options, Consumer<String> news, Consumer<Suite> opened)
            throws InterruptedException {
        home.prepare();
        Suite suite = new Suite(home, news);
        opened.accept(suite);
        try {
            suite.open(options);
            return suite;
        } catch (IOException e) {
            suite.closeResources();
            throw new CommandFailure(ExitCode.UNREACHABLE, "Datawright cannot start: " + e.getMessage(), e);
        } catch (InterruptedException | RuntimeException e) {
            suite.closeResources();
            throw e;
        } finally {
            suite.opening.countDown();
        }
    }

    private void open(SuiteOptions options) throws IOException, InterruptedException {
        keep(InstanceLock.acquire(home)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE, "Another datawright runs on " + home.root() + " already.")));
        endLeftovers();
        Logs.rotate(home);
        LocalSecrets secrets = LocalSecrets.of(home);
        SigningKey key = SigningKey.of(home);
        keep(TokenFiles.open(home, key, Clock.systemUTC()));
        Topology topology = new Topology(home, secrets, options.backends(), key.publicKeyFile());
        AppFolder folder = new AppFolder(options.source());
        keep(stateFile::delete);
        Edge edge = keep(Edge.start(options.port(), topology.routes()));
        url = "http://127.0.0.1:" + edge.port();
        keep(this::endServices);
        writeState();
        startAll(topology, folder, secrets);
        usable = true;
        writeState();
        if (options.training()) {
            train(topology);
        }
    }

    private void endLeftovers() {
        stateFile.read().ifPresent(last -> {
            List<String> ended = Endings.endLeftovers(last, END_WITHIN);
            if (!ended.isEmpty()) {
                news.accept("Ended what the last run had left behind: " + String.join(", ", ended) + ".");
            }
        });
    }

    /// PostgreSQL comes up while the services that do without it start and all jars are unpacked.
    private void startAll(Topology topology, AppFolder folder, LocalSecrets secrets)
            throws IOException, InterruptedException {
        // A thread of its own, which nobody interrupts: PostgreSQL's start is ended by stopping what it has started.
        FutureTask<Void> databaseReady = new FutureTask<>(() -> startDatabase(topology, secrets));
        Thread databaseStart = Thread.ofVirtual().name("database").start(databaseReady);
        try {
            startServices(topology, folder, databaseReady);
        } finally {
            awaitDespiteInterrupts(databaseStart);
        }
    }

    private void startServices(Topology topology, AppFolder folder, Future<Void> databaseReady)
            throws IOException, InterruptedException {
        List<App> apps = topology.apps();
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<Void> done = new ExecutorCompletionService<>(starts);
            for (App app : apps) {
                done.submit(() -> startService(app, topology, folder, databaseReady::get));
            }
            try {
                for (int i = 0; i < apps.size(); i++) {
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
        database = keep(DatabaseService.start(
                home, topology.databasePort(), secrets.databasePassword(), this::writeState, news));
        writeState();
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
                home.log(app.module()));
        Service service = startUnlessClosed(spec);
        service.awaitReady(Instant.now().plus(READY_WITHIN));
        return null;
    }

    private Service startUnlessClosed(ServiceSpec spec) throws InterruptedException {
        synchronized (services) {
            if (closed) {
                throw new InterruptedException("closed while starting");
            }
            Service service = Service.start(spec, this::writeState, news);
            services.add(service);
            return service;
        }
    }

    private void train(Topology topology) {
        Training training = keep(new Training(home.log(Names.TRAINING)));
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

    /// The one address.
    public String url() {
        return url;
    }

    private void endServices() {
        List<Service> all;
        synchronized (services) {
            all = List.copyOf(services);
        }
        Instant deadline = Instant.now().plus(END_WITHIN);
        all.forEach(Service::askToEnd);
        all.forEach(service -> service.awaitEnd(deadline));
    }

    private synchronized void writeState() {
        if (closed) {
            return;
        }
        List<ManagedProcess> processes = new ArrayList<>();
        DatabaseService running = database;
        if (running != null) {
            processes.add(running.describe());
        }
        synchronized (services) {
            services.forEach(service -> processes.add(service.describe()));
        }
        try {
            stateFile.write(new RunState(ProcessId.of(ProcessHandle.current()), url, usable, processes));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The state cannot be written: " + e.getMessage());
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        boolean late;
        synchronized (resources) {
            late = closed;
            if (!late) {
                resources.push(resource);
            }
        }
        if (late) {
            closeQuietly(resource);
        }
        return resource;
    }

    /// Ends everything in the reverse order; a second call waits for the first, and a start under way is broken off
    /// before, so that it leaves nothing behind.
    @Override
    public void close() {
        synchronized (resources) {
            closed = true;
        }
        if (opening.getCount() > 0 && Thread.currentThread() != opener) {
            opener.interrupt();
            try {
                if (!opening.await(30, TimeUnit.SECONDS)) {
                    LOG.log(System.Logger.Level.WARNING, "The start could not be broken off.");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        closeResources();
    }

    private synchronized void closeResources() {
        List<AutoCloseable> open;
        synchronized (resources) {
            closed = true;
            open = List.copyOf(resources);
            resources.clear();
        }
        open.forEach(Suite::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "Closing went wrong: " + e.getMessage());
        }
    }
}
