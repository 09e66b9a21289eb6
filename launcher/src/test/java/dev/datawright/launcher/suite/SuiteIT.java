package dev.datawright.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole of it with a real PostgreSQL and real processes; only the services are stand-ins.
@Timeout(300)
class SuiteIT {

    @TempDir
    private Path folder;

    private Home home;
    private Path source;
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    @BeforeEach
    void prepare() throws IOException {
        home = new Home(folder.resolve("home"));
        source = FakeSource.in(folder.resolve("source"));
    }

    private Suite start() throws InterruptedException {
        return Suite.start(home, new SuiteOptions(source, 0, Backends.EMBEDDED, false), news::add, _ -> {});
    }

    private RunState state() {
        return new StateFile(home).read().orElseThrow();
    }

    private ManagedProcess managed(String name) {
        return state().processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitNews(Predicate<String> wanted) throws InterruptedException {
        String next = news.poll(60, TimeUnit.SECONDS);
        while (next != null && !wanted.test(next)) {
            next = news.poll(60, TimeUnit.SECONDS);
        }
        assertThat(next).isNotNull();
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private Connection connect() throws IOException, SQLException {
        ManagedProcess database = managed(DatabaseService.NAME);
        return DriverManager.getConnection(
                DatabaseService.jdbcUrl(database.port()),
                "postgres",
                LocalSecrets.of(home).databasePassword());
    }

    private List<ProcessHandle> handles(RunState state) {
        return state.processes().stream()
                .map(ManagedProcess::process)
                .filter(Objects::nonNull)
                .flatMap(id -> id.find().stream())
                .toList();
    }

    @Test
    void startsAllRestartsWhatDiesAndLeavesNothingBehind() throws Exception {
        List<ProcessHandle> all;
        try (Suite suite = start()) {
            RunState running = state();
            assertThat(running.usable()).isTrue();
            assertThat(running.processes())
                    .extracting(ManagedProcess::name)
                    .containsExactlyInAnyOrder(
                            "postgresql",
                            "offline-model",
                            "designer-service",
                            "mcp-bridge",
                            "agent-service",
                            "ui-service");
            assertThat(running.processes()).allMatch(process -> process.condition() == Condition.UP);
            assertThat(get(suite.url() + "/api/agent/x"))
                    .isEqualTo("served by " + managed("agent-service").port());
            assertThat(get(suite.url() + "/mcp"))
                    .isEqualTo("served by " + managed("mcp-bridge").port());
            assertThat(get(suite.url() + "/"))
                    .isEqualTo("served by " + managed("ui-service").port());
            assertThat(home.personToken()).exists();

            ManagedProcess agent = managed("agent-service");
            ProcessId first = Objects.requireNonNull(agent.process());
            first.find().orElseThrow().destroyForcibly();
            awaitNews(line -> line.startsWith("agent-service ended with exit code 137 (log: "));
            awaitNews("agent-service is back."::equals);
            ManagedProcess again = managed("agent-service");
            assertThat(again.process()).isNotNull().isNotEqualTo(first);
            assertThat(again.port()).isEqualTo(agent.port());
            assertThat(again.restarts()).isEqualTo(1);

            assertThatThrownBy(this::start)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("Another datawright runs on " + home.root() + " already.");
            endDatabase();
            awaitNews("PostgreSQL is back."::equals);
            String database =
                    DatabaseService.jdbcUrl(managed(DatabaseService.NAME).port());
            assertThatThrownBy(() -> DriverManager.getConnection(database, "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            all = handles(state());
            assertThat(all).hasSize(6);
        }
        assertThat(all).noneMatch(ProcessHandle::isAlive);
        assertThat(home.state()).doesNotExist();
        assertThat(home.personToken()).doesNotExist();
    }

    @Test
    void keepsDataAndRecoversAndEndsLeftoversAfterAnEndWithoutGoodbye() throws Exception {
        try (Suite _ = start()) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept (number int)");
                statement.execute("insert into kept values (7)");
            }
            endDatabase();
        }
        assertThat(home.postgres().resolve("postmaster.pid")).exists();
        Process leftover = new ProcessBuilder("sleep", "300").start();
        leaveBehind(leftover);
        try (Suite _ = start();
                Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet kept = statement.executeQuery("select number from kept")) {
            awaitNews("Ended what the last run had left behind: ui-service."::equals);
            assertThat(leftover.isAlive()).isFalse();
            assertThat(kept.next()).isTrue();
            assertThat(kept.getInt(1)).isEqualTo(7);
        } finally {
            leftover.destroyForcibly();
        }
    }

    private void endDatabase() throws Exception {
        ProcessHandle postmaster = Objects.requireNonNull(
                        managed(DatabaseService.NAME).process())
                .find()
                .orElseThrow();
        List<ProcessHandle> workers = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    /// The state of a launcher that was killed, with one service that outlived it.
    private void leaveBehind(Process leftover) throws IOException {
        ManagedProcess managed = new ManagedProcess(
                "ui-service",
                ProcessId.of(leftover.toHandle()),
                1,
                null,
                Condition.UP,
                Instant.now(),
                0,
                home.log("ui-service").toString());
        ProcessId gone = new ProcessId(ProcessHandle.current().pid(), Instant.EPOCH);
        new StateFile(home).write(RunState.embedded(gone, "http://127.0.0.1:1", true, List.of(managed)));
    }

    @Test
    void saysWhyAServiceDidNotStartAndStopsTheRest() throws Exception {
        Path broken = source.resolve(App.UI_SERVICE.module()).resolve("target/ui-service-0.1.0-SNAPSHOT-app.jar");
        Files.writeString(broken, "no jar");
        List<Suite> opened = new CopyOnWriteArrayList<>();
        assertThatThrownBy(() -> Suite.start(
                        home, new SuiteOptions(source, 0, Backends.EMBEDDED, false), news::add, opened::add))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(
                        "ui-service ended while starting (exit code 1). The end of " + home.log("ui-service") + ":\n")
                .hasMessageContaining("unexpected error occurred while trying to open file " + broken);
        assertThat(opened).hasSize(1);
        assertThat(home.state()).doesNotExist();
        assertThat(home.postgres().resolve("postmaster.pid")).doesNotExist();
    }
}
