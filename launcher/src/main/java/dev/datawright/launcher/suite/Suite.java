package dev.datawright.launcher.suite;

import dev.datawright.launcher.app.AppFolder;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.edge.Edge;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.gateway.LiteLlm;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.InstanceLock;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.state.Endings;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.token.SigningKey;
import dev.datawright.launcher.token.TokenFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything on one machine, from the first process to the last.
///
/// Resources are closed in the reverse order of their opening, also when a start fails half-way.
public final class Suite implements AutoCloseable {

    private static final Duration END_WITHIN = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(Suite.class.getName());

    private final Home home;
    private final StateFile stateFile;
    private final Consumer<String> news;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Services services;

    private volatile Backends backends = Backends.EMBEDDED;
    private volatile @Nullable String gatewayUrl;
    private volatile String url = "";
    private volatile boolean usable;
    private volatile boolean closed;
    private final Thread opener = Thread.currentThread();
    private final CountDownLatch opening = new CountDownLatch(1);

    private Suite(Home home, Consumer<String> news) {
        this.home = home;
        this.stateFile = new StateFile(home);
        this.news = news;
        this.services = new Services(home, news, this::writeState, this::keep);
    }

    /// Names of the processes that such a suite consists of, in the order of starting.
    public static List<String> processes(Backends backends) {
        List<String> names = new ArrayList<>(List.of(DatabaseService.NAME));
        Topology.apps(backends).forEach(app -> names.add(app.module()));
        if (backends.gatewayProvider() != null) {
            names.add(LiteLlm.NAME);
        }
        return List.copyOf(names);
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
        backends = options.backends();
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
        gatewayUrl = topology.realGatewayUrl();
        String provider = backends.gatewayProvider();
        LiteLlm gateway =
                provider == null ? null : LiteLlm.prepare(options.source(), home, provider, System.getenv(), news);
        keep(stateFile::delete);
        Edge edge = keep(Edge.start(options.port(), topology.routes()));
        url = "http://127.0.0.1:" + edge.port();
        keep(services::end);
        writeState();
        services.startAll(topology, folder, secrets, gateway);
        usable = true;
        writeState();
        if (options.training()) {
            services.train(topology);
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

    /// The one address.
    public String url() {
        return url;
    }

    private synchronized void writeState() {
        if (closed) {
            return;
        }
        try {
            stateFile.write(new RunState(
                    ProcessId.of(ProcessHandle.current()),
                    url,
                    usable,
                    services.describe(),
                    gatewayUrl,
                    backends.dataDesignerUrl()));
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
