package dev.datawright.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// `./datawright bench agent`: what a turn costs beside a LangGraph agent of the same shape, with a model that takes no
/// time, over the same tools and the same PostgreSQL.
///
/// A turn is the person's message, a call of set_columns with ten columns, and a sentence. Its work is the processor
/// time of the agent and of the database together; the tools' server serves both sides and is left out.
public final class AgentBenchmark {

    private static final String PEER = "LangGraph 1.2.22";
    private static final String OWNER = "benchmark";
    private static final int WARMING = 2_000;
    private static final int TURNS = 100;
    private static final int TURNS_OF_A_TALK = 10;
    private static final int OPEN = 200;
    private static final int ARRIVING = 10;
    private static final Duration ARRIVE = Duration.ofSeconds(20);

    private final ScriptedTurns model;
    private final int turns;

    private AgentBenchmark(ScriptedTurns model, int turns) {
        this.model = model;
        this.turns = turns;
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Words words = Words.of(arguments);
        String turns = words.after("--turns");
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        try (ScratchFolder scratch = ScratchFolder.create();
                ScriptedTurns model = new ScriptedTurns();
                ToolServer bridge = ToolServer.ours(
                        scratch.path().resolve("files"), scratch.path().resolve("bridge.log"))) {
            AgentBenchmark benchmark = new AgentBenchmark(model, turns == null ? TURNS : Integer.parseInt(turns));
            Measured ours;
            try (AgentServer agent = OurAgent.start(http, bridge, model.url(), OWNER, scratch.path())) {
                ours = benchmark.measure(agent);
            }
            Measured theirs = null;
            if (!"ours".equals(words.after("--only"))) {
                Path log = scratch.path().resolve("langgraph.log");
                try (AgentServer agent = LangGraphAgent.start(words.python(), http, bridge, model.url(), OWNER, log)) {
                    theirs = benchmark.measure(agent);
                }
            }
            benchmark.print(ours, theirs, System.out, words.has("--json"));
        }
        // The embedded database ends with the process, whatever threads its driver left.
        System.exit(0);
    }

    /// @param turn median, in ms
    /// @param cpu of a turn, in ms
    /// @param open the 95th percentile of a turn's time with many conversations open, in ms
    /// @param first the 95th percentile of the way of the first word, in ms
    private record Measured(double turn, double cpu, double open, double first) {}

    private Measured measure(AgentServer agent)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        warm(agent);
        long database = ProcessTimes.database();
        double before = ProcessTimes.cpuSeconds(agent.pid()) + ProcessTimes.cpuSeconds(database);
        double[] took = new double[turns];
        double[] first = new double[turns];
        for (int turn = 0; turn < turns; ) {
            AgentServer.Talk talk = agent.begin();
            for (int own = 0; own < TURNS_OF_A_TALK && turn < turns; own++, turn++) {
                String said = "turn " + own + " of " + talk.design();
                long started = System.nanoTime();
                long word = talk.say(said);
                took[turn] = (System.nanoTime() - started) / 1e6;
                first[turn] = (word - Objects.requireNonNull(model.firstWord(said))) / 1e6;
            }
            talk.close();
        }
        double cpu = ProcessTimes.cpuSeconds(agent.pid()) + ProcessTimes.cpuSeconds(database) - before;
        return new Measured(percentile(took, 0.5), cpu * 1_000 / turns, open(agent), percentile(first, 0.95));
    }

    /// Compilers, caches and connections get their time, on both sides.
    private static void warm(AgentServer agent) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> talks = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                talks.add(threads.submit(() -> {
                    for (int turn = 0; turn < WARMING / 4; turn += TURNS_OF_A_TALK) {
                        AgentServer.Talk talk = agent.begin();
                        for (int own = 0; own < TURNS_OF_A_TALK; own++) {
                            long unused = talk.say("warming " + own + " of " + talk.design());
                        }
                        talk.close();
                    }
                    return null;
                }));
            }
            for (Future<?> talk : talks) {
                talk.get();
            }
        }
    }

    /// Turns that arrive at their time, whether those before have ended or not; in ms from when each was to begin.
    private static double open(AgentServer agent) throws IOException, InterruptedException, ExecutionException {
        List<AgentServer.Talk> talks = new ArrayList<>();
        for (int number = 0; number < OPEN; number++) {
            talks.add(agent.begin());
        }
        int arriving = (int) ARRIVE.toSeconds() * ARRIVING;
        double[] took = new double[arriving];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<Future<Double>> ends = new ArrayList<>();
            for (int number = 0; number < arriving; number++) {
                AgentServer.Talk talk = talks.get(number % OPEN);
                long due = begin + number * Duration.ofSeconds(1).toNanos() / ARRIVING;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                ends.add(threads.submit(() -> {
                    long unused = talk.say("open, about " + talk.design());
                    return (System.nanoTime() - due) / 1e6;
                }));
            }
            for (int number = 0; number < arriving; number++) {
                took[number] = ends.get(number).get();
            }
        }
        talks.forEach(AgentServer.Talk::close);
        return percentile(took, 0.95);
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
    }

    private void print(Measured ours, @Nullable Measured theirs, PrintStream out, boolean json) {
        String peer = theirs == null ? null : PEER;
        List<Figure> figures = List.of(
                new Figure(
                                "agent.turn_ms",
                                "ms",
                                ours.turn(),
                                theirs == null ? null : (Double) theirs.turn(),
                                peer,
                                null,
                                "median of " + turns + " turns, " + TURNS_OF_A_TALK + " a conversation")
                        .withGoalRatio(1 / 3.0),
                new Figure(
                                "agent.turn_cpu_ms",
                                "ms",
                                ours.cpu(),
                                theirs == null ? null : (Double) theirs.cpu(),
                                peer,
                                null,
                                "the same turns; agent and database")
                        .withGoalRatio(1 / 3.0),
                new Figure(
                        "agent.open_200_p95_ms",
                        "ms",
                        ours.open(),
                        theirs == null ? null : (Double) theirs.open(),
                        peer,
                        150.0,
                        OPEN + " open conversations, " + ARRIVING + " turns a second"),
                new Figure(
                        "agent.first_token_ms",
                        "ms",
                        ours.first(),
                        theirs == null ? null : (Double) theirs.first(),
                        peer,
                        30.0,
                        "from the gateway's first word to the reader's, p95"));
        for (Figure figure : figures) {
            out.println(json ? figure.toJson() : figure.toText());
        }
    }
}
