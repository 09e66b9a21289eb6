package dev.datawright.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// `./datawright bench bridge`: what three tools cost beside the same three in a FastMCP server over the same
/// PostgreSQL, by 32 clients at once.
///
/// Work is the processor time of the server and of the database together. Each client has a session, an owner and a
/// design of its own; the client's side is the same for both.
public final class BridgeBenchmark {

    private static final int CLIENTS = 32;
    private static final int COLUMNS = 10;
    private static final String PEER = "FastMCP 4.1.2";
    private static final double GOAL = 4;
    private static final long MANY_CALLS = 1_000_000;
    private static final int MANY_SESSIONS = 10_000;

    private final Path python;
    private final Path folder;
    private final Duration each;
    private final PrintStream out;
    private final boolean json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private BridgeBenchmark(Path python, Path folder, Duration each, PrintStream out, boolean json) {
        this.python = python;
        this.folder = folder;
        this.each = each;
        this.out = out;
        this.json = json;
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Words words = Words.of(arguments);
        String seconds = words.after("--seconds");
        try (ScratchFolder scratch = ScratchFolder.create()) {
            BridgeBenchmark benchmark = new BridgeBenchmark(
                    words.python(),
                    scratch.path(),
                    Duration.ofSeconds(seconds == null ? 20 : Long.parseLong(seconds)),
                    System.out,
                    words.has("--json"));
            benchmark.run(words.after("--only"));
        }
        // The embedded database ends with the process, whatever threads its driver left.
        System.exit(0);
    }

    private void run(@Nullable String only) throws IOException, InterruptedException, SQLException, ExecutionException {
        boolean memory = "memory".equals(only) || "bridge.memory_mb".equals(only);
        if (memory) {
            try (ToolServer ours = ToolServer.ours(folder.resolve("files"), folder.resolve("ours.log"))) {
                print(memory(ours));
            }
            return;
        }
        Map<String, Double> ours;
        try (ToolServer server = ToolServer.ours(folder.resolve("files"), folder.resolve("ours.log"))) {
            ours = measure(server);
        }
        Map<String, Double> theirs;
        try (ToolServer server = ToolServer.fastMcp(python, folder.resolve("fastmcp.log"))) {
            theirs = measure(server);
        }
        for (Map.Entry<String, Double> tool : ours.entrySet()) {
            print(new Figure(
                            "bridge." + tool.getKey(),
                            "requests/CPU s",
                            tool.getValue(),
                            theirs.get(tool.getKey()),
                            PEER,
                            null,
                            CLIENTS + " clients, " + each.toSeconds() + " s each, the database's CPU included")
                    .withGoalRatio(GOAL));
        }
    }

    /// Requests per CPU second, by tool.
    private Map<String, Double> measure(ToolServer server)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        List<Client> clients = clients(server);
        Map<String, Double> measured = new LinkedHashMap<>();
        Map<String, Work> tools = new LinkedHashMap<>();
        tools.put("set_columns", Client::setColumns);
        tools.put("get_design", Client::getDesign);
        tools.put("validate", Client::validate);
        long database = ProcessTimes.database();
        for (Work tool : tools.values()) {
            // A server is warm when it is used: compilers have had their time.
            long unused = calls(clients, tool, each);
        }
        for (Map.Entry<String, Work> tool : tools.entrySet()) {
            double before = cpu(server, database);
            long made = calls(clients, tool.getValue(), each);
            measured.put(tool.getKey(), made / (cpu(server, database) - before));
        }
        return measured;
    }

    private Figure memory(ToolServer server) throws IOException, InterruptedException, ExecutionException {
        List<Client> clients = clients(server);
        long warm = MANY_CALLS / 10;
        long pid = server.server().pid();
        calls(clients, Client::mixed, warm);
        sessions(server, MANY_SESSIONS / 10);
        double before = ProcessTimes.residentMegabytes(pid);
        calls(clients, Client::mixed, MANY_CALLS);
        sessions(server, MANY_SESSIONS);
        double after = ProcessTimes.residentMegabytes(pid);
        return new Figure(
                        "bridge.memory_mb",
                        "MB",
                        after,
                        before,
                        "after %,d calls and %,d sessions".formatted(warm, MANY_SESSIONS / 10),
                        null,
                        "resident after %,d calls and %,d sessions more".formatted(MANY_CALLS, MANY_SESSIONS))
                .withGoalRatio(1.1);
    }

    private List<Client> clients(ToolServer server) throws IOException, InterruptedException {
        List<Client> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            String owner = "owner-" + number;
            McpCaller caller = new McpCaller(http, server.endpoint(), server.token(owner));
            caller.open();
            Map<String, Object> base = server.base().apply(owner);
            String id = McpCaller.structured(caller.call("create_design", base))
                    .path("design_id")
                    .asString();
            Client client = new Client(caller, base, id, new AtomicInteger());
            client.setColumns();
            clients.add(client);
        }
        return clients;
    }

    private void sessions(ToolServer server, int count) throws IOException, InterruptedException, ExecutionException {
        AtomicLong left = new AtomicLong(count);
        together(number -> {
            String owner = "owner-" + number;
            while (left.getAndDecrement() > 0) {
                McpCaller caller = new McpCaller(http, server.endpoint(), server.token(owner));
                caller.open();
                caller.close();
            }
        });
    }

    private long calls(List<Client> clients, Work work, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + time.toNanos();
        AtomicLong made = new AtomicLong();
        together(number -> {
            while (System.nanoTime() < deadline) {
                work.once(clients.get(number));
                made.incrementAndGet();
            }
        });
        return made.get();
    }

    private void calls(List<Client> clients, Work work, long count)
            throws IOException, InterruptedException, ExecutionException {
        AtomicLong left = new AtomicLong(count);
        together(number -> {
            while (left.getAndDecrement() > 0) {
                work.once(clients.get(number));
            }
        });
    }

    /// All clients at once, until each has done its part.
    private static void together(Part part) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                int own = number;
                running.add(threads.submit(() -> {
                    part.run(own);
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
    }

    private static double cpu(ToolServer server, long database) throws IOException {
        return ProcessTimes.cpuSeconds(server.server().pid()) + ProcessTimes.cpuSeconds(database);
    }

    private void print(Figure figure) {
        out.println(json ? figure.toJson() : figure.toText());
    }

    /// One call of one client.
    @FunctionalInterface
    private interface Work {
        void once(Client client) throws IOException, InterruptedException;
    }

    /// What one of the clients does.
    @FunctionalInterface
    private interface Part {
        void run(int number) throws IOException, InterruptedException;
    }

    /// A session with a design.
    private record Client(McpCaller caller, Map<String, Object> base, String design, AtomicInteger turn) {

        void getDesign() throws IOException, InterruptedException {
            String unused = caller.call("get_design", arguments());
        }

        void validate() throws IOException, InterruptedException {
            String unused = caller.call("validate_design", arguments());
        }

        /// Ten columns, of which each call changes one value: a version every time.
        void setColumns() throws IOException, InterruptedException {
            List<Map<String, Object>> columns = new ArrayList<>();
            int high = 1_000 + turn.incrementAndGet();
            for (int column = 0; column < COLUMNS; column++) {
                columns.add(Map.of(
                        "name",
                        "column_" + column,
                        "column_type",
                        "sampler",
                        "sampler_type",
                        "uniform",
                        "params",
                        Map.of("low", column, "high", high)));
            }
            Map<String, Object> arguments = arguments();
            arguments.put("columns", columns);
            String unused = caller.call("set_columns", arguments);
        }

        void mixed() throws IOException, InterruptedException {
            if (turn.get() % 10 == 0) {
                setColumns();
            } else if (turn.incrementAndGet() % 2 == 0) {
                validate();
            } else {
                getDesign();
            }
        }

        private Map<String, Object> arguments() {
            Map<String, Object> arguments = new HashMap<>(base);
            arguments.put("design_id", design);
            return arguments;
        }
    }
}
