package dev.datawright.launcher.database;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Backoff;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps the database running: one that dies recovers on its data, on the same port.
public final class DatabaseService implements AutoCloseable {

    /// Its name among the processes.
    public static final String NAME = "postgresql";

    private final Home home;
    private final int port;
    private final String password;
    private final Runnable changed;
    private final Consumer<String> news;
    private final Backoff backoff = new Backoff();

    private Database database;
    private Condition condition = Condition.UP;
    private Instant since = Instant.now();
    private int restarts;
    private volatile boolean closed;

    private DatabaseService(Home home, int port, String password, Runnable changed, Consumer<String> news)
            throws IOException {
        this.home = home;
        this.port = port;
        this.password = password;
        this.changed = changed;
        this.news = news;
        this.database = Database.start(home, port, password, home.log(NAME));
    }

    /// @param changed called whenever [#describe] answers something new
    /// @param news sentences for the person
    public static DatabaseService start(Home home, int port, String password, Runnable changed, Consumer<String> news)
            throws IOException {
        DatabaseService service = new DatabaseService(home, port, password, changed, news);
        service.watch();
        return service;
    }

    /// The user that services sign in as.
    public static String user() {
        return Database.USER;
    }

    /// Where the database is once it listens on this port.
    public static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Database.NAME;
    }

    private synchronized void watch() {
        Optional<ProcessHandle> handle = database.process().find();
        if (handle.isPresent()) {
            var _ = handle.get().onExit().thenRun(this::ended);
        } else {
            ended();
        }
    }

    private void ended() {
        if (!closed) {
            Thread.ofVirtual().name(NAME).start(this::recover);
        }
    }

    private void recover() {
        try {
            boolean back = false;
            while (!closed && !back) {
                Optional<Duration> pause = backoff.next(Instant.now());
                if (pause.isEmpty()) {
                    become(Condition.FAILED);
                    news.accept("PostgreSQL died too often; it stays down (log: " + home.log(NAME) + ").");
                    return;
                }
                become(Condition.RESTARTING);
                news.accept("PostgreSQL ended; starting it again in "
                        + pause.get().toSeconds() + " s (log: " + home.log(NAME) + ").");
                TimeUnit.MILLISECONDS.sleep(pause.get().toMillis());
                back = startAgain();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean startAgain() {
        synchronized (this) {
            if (closed) {
                return false;
            }
            database.close();
            try {
                database = Database.start(home, port, password, home.log(NAME));
            } catch (IOException | RuntimeException e) {
                news.accept("PostgreSQL does not start: " + e.getMessage());
                return false;
            }
            restarts++;
        }
        become(Condition.UP);
        news.accept("PostgreSQL is back.");
        watch();
        return true;
    }

    private void become(Condition next) {
        synchronized (this) {
            condition = next;
            since = Instant.now();
        }
        changed.run();
    }

    /// How it stands, for the state file.
    public synchronized ManagedProcess describe() {
        return new ManagedProcess(
                NAME,
                database.process().find().isPresent() ? database.process() : null,
                port,
                null,
                condition,
                since,
                restarts,
                home.log(NAME).toString());
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            database.close();
        }
    }
}
