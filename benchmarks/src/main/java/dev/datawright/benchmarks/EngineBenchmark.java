package dev.datawright.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `./datawright bench engine`: how much work rows are, beside the Python original and DuckDB in the same run.
///
/// Both sides are whole processes, their start included, and both write Parquet. Work is CPU seconds, so that a busy
/// machine disturbs less.
public final class EngineBenchmark {

    private static final String PEER = "data-designer 0.9.6";
    private static final long ROWS = 10_000_000;
    private static final int PEER_SHARE = 100;

    /// As designer-service runs: what the row groups in the making hold dies young when the young generation is larger
    /// than they are.
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m", "-Xmn200m", "-XX:SurvivorRatio=3", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    /// The compiler, the collector and the writer share the core too. Source: taskset(1).
    private static final List<String> ONE_CORE = List.of("taskset", "--cpu-list", "0");

    private final ChildProcess children;
    private final Path python;
    private final Path scripts;
    private final Path folder;
    private final PrintStream out;
    private final boolean json;
    private final long rows;

    private EngineBenchmark(Path python, Path folder, PrintStream out, boolean json, long rows) {
        this.python = python;
        this.scripts = Path.of("benchmarks", "python").toAbsolutePath();
        this.children = new ChildProcess(python, scripts);
        this.folder = folder;
        this.out = out;
        this.json = json;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Words words = Words.of(arguments);
        String rows = words.after("--rows");
        try (ScratchFolder scratch = ScratchFolder.create()) {
            EngineBenchmark benchmark = new EngineBenchmark(
                    words.python(),
                    scratch.path(),
                    System.out,
                    words.has("--json"),
                    rows == null ? ROWS : Long.parseLong(rows));
            benchmark.run(words.after("--only"));
        }
    }

    private void run(@Nullable String only) throws IOException, InterruptedException {
        List<Row> all = List.of(
                new Row("engine.samplers", () -> besideOriginal("engine.samplers", "engine-samplers.json", 1_000)),
                new Row("engine.samplers_vs_duckdb", this::besideDuckDb),
                new Row("engine.person", () -> besideOriginal("engine.person", "engine-person.json", 500)),
                new Row("engine.two_cores", this::twoCores),
                new Row("engine.hundred_million_mb", this::memory),
                new Row("engine.preview_ms", PreviewTimes::measure));
        List<Row> chosen = all.stream()
                .filter(row ->
                        only == null || row.name().equals(only) || row.name().equals("engine." + only))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("There is no row '" + only + "': "
                    + String.join(", ", all.stream().map(Row::name).toList()));
        }
        for (Row row : chosen) {
            Figure figure = row.measurement().take();
            out.println(json ? figure.toJson() : figure.toText());
        }
    }

    private Figure besideOriginal(String name, String config, double goal) throws IOException, InterruptedException {
        ChildProcess.Usage ours = engine(config, rows, 1);
        long few = Math.max(1_000, rows / PEER_SHARE);
        ChildProcess.Usage theirs = children.run(List.of(
                python.toString(),
                scripts.resolve("data_designer_rows.py").toString(),
                config(config).toString(),
                Long.toString(few),
                Files.createDirectories(folder.resolve("original")).toString()));
        ScratchFolder.empty(folder.resolve("original"));
        return new Figure(
                        name,
                        "rows/CPU s",
                        rows / ours.cpuSeconds(),
                        few / theirs.cpuSeconds(),
                        PEER,
                        null,
                        "%,d rows, %.2f CPU s; the original %,d rows, %.2f CPU s"
                                .formatted(rows, ours.cpuSeconds(), few, theirs.cpuSeconds()))
                .withGoalRatio(goal);
    }

    private Figure besideDuckDb() throws IOException, InterruptedException {
        ChildProcess.Usage ours = engine("engine-samplers.json", rows, 1);
        Path file = folder.resolve("duckdb.parquet");
        ChildProcess.Usage theirs = children.run(List.of(
                python.toString(),
                scripts.resolve("duckdb_rows.py").toString(),
                Long.toString(rows),
                file.toString(),
                "1"));
        Files.delete(file);
        return new Figure(
                        "engine.samplers_vs_duckdb",
                        "rows/CPU s",
                        rows / ours.cpuSeconds(),
                        rows / theirs.cpuSeconds(),
                        "DuckDB's SQL",
                        null,
                        "%,d rows each: %.2f and %.2f CPU s".formatted(rows, ours.cpuSeconds(), theirs.cpuSeconds()))
                .withGoalRatio(1);
    }

    private Figure twoCores() throws IOException, InterruptedException {
        // Enough that the start, which a second core does not hasten, hardly counts.
        long count = 3 * rows;
        ChildProcess.Usage one = engine("engine-samplers.json", count, 1, ONE_CORE);
        ChildProcess.Usage two = engine("engine-samplers.json", count, 2, List.of());
        return new Figure(
                        "engine.two_cores",
                        "rows/s",
                        count / two.seconds(),
                        count / one.seconds(),
                        "one core",
                        null,
                        "%,d rows: %.2f s by two threads on two cores, %.2f s by one thread on one core"
                                .formatted(count, two.seconds(), one.seconds()))
                .withGoalRatio(1.8);
    }

    private Figure memory() throws IOException, InterruptedException {
        ChildProcess.Usage few = engine("engine-samplers.json", rows / 10, 2);
        ChildProcess.Usage many = engine("engine-samplers.json", rows * 10, 2);
        return new Figure(
                        "engine.hundred_million_mb",
                        "MB",
                        many.peakMegabytes(),
                        few.peakMegabytes(),
                        "%,d rows".formatted(rows / 10),
                        1_000.0,
                        "most memory resident for %,d rows by two threads, heap 512 MB, in %.0f s"
                                .formatted(rows * 10, many.seconds()))
                .withGoalRatio(1.3);
    }

    private ChildProcess.Usage engine(String config, long count, int threads) throws IOException, InterruptedException {
        return engine(config, count, threads, List.of());
    }

    /// @param within the command that runs the process, none to run it as it is
    private ChildProcess.Usage engine(String config, long count, int threads, List<String> within)
            throws IOException, InterruptedException {
        Path file = folder.resolve("ours.parquet");
        Path cache = folder.resolve(config + ".aot");
        if (!Files.exists(cache)) {
            // As the services do, a first run leaves a cache that later starts read classes and profiles from.
            ChildProcess.Usage unused =
                    children.run(engineCommand("-XX:AOTCacheOutput=" + cache, config, file, 2_000_000, 1));
        }
        List<String> command = new ArrayList<>(within);
        command.addAll(engineCommand("-XX:AOTCache=" + cache, config, file, count, threads));
        ChildProcess.Usage usage = children.run(command);
        Files.delete(file);
        return usage;
    }

    private List<String> engineCommand(String cache, String config, Path file, long count, int threads)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(cache, "-cp", System.getProperty("java.class.path"), EngineRows.class.getName()));
        command.addAll(
                List.of(config(config).toString(), Long.toString(count), file.toString(), Integer.toString(threads)));
        return command;
    }

    private Path config(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream resource = Objects.requireNonNull(
                EngineBenchmark.class.getResourceAsStream("/" + name), "the config stands in the jar")) {
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private record Row(String name, Measurement measurement) {}

    @FunctionalInterface
    private interface Measurement {
        Figure take() throws IOException, InterruptedException;
    }
}
