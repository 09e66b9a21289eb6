package dev.datawright.benchmarks;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.GatewayChatModels;
import dev.datawright.engine.model.GatewayOptions;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// `./datawright bench model`: how long two columns take that a model writes, against what its latency allows and
/// beside the Python original in the same run.
///
/// Both sides ask a server in this process that answers after 200 ms. The clock runs while rows are made; starting a
/// process and loading its code stays out, on both sides. Ours is warm, as a service is that has run jobs before: its
/// connections are open and its code is compiled (with fewer runs before, the compilers take three quarters of the
/// processor time that is measured); the middle one of several runs counts.
public final class ModelBenchmark {

    private static final String PEER = "data-designer 0.9.6";
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final int COLUMNS = 2;
    private static final int ROWS = 1_000;
    private static final Duration WARMING_LATENCY = Duration.ofMillis(5);
    private static final int WARMING_RUNS = 60;
    private static final int RUNS = 5;

    private final Path python;
    private final Path folder;
    private final int rows;

    private ModelBenchmark(Path python, Path folder, int rows) {
        this.python = python;
        this.folder = folder;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Words words = Words.of(arguments);
        String rows = words.after("--rows");
        String only = words.after("--only");
        try (ScratchFolder scratch = ScratchFolder.create()) {
            ModelBenchmark benchmark =
                    new ModelBenchmark(words.python(), scratch.path(), rows == null ? ROWS : Integer.parseInt(rows));
            for (int parallel : List.of(32, 128, 512)) {
                String name = "model.parallel_" + parallel;
                if (only != null && !only.equals(name) && !only.equals("parallel_" + parallel)) {
                    continue;
                }
                for (Figure figure : benchmark.figures(name, parallel)) {
                    System.out.println(words.has("--json") ? figure.toJson() : figure.toText());
                }
            }
        }
    }

    private List<Figure> figures(String name, int parallel) throws IOException, InterruptedException {
        double ideal = (double) COLUMNS * rows * LATENCY.toMillis() / 1_000 / parallel;
        double ours = ours(parallel);
        double theirs = theirs(parallel);
        String work = "%,d rows x %d model columns, %d calls at once, 200 ms each".formatted(rows, COLUMNS, parallel);
        return List.of(
                new Figure(name, "s", ours, ideal, "the ideal", null, work).withGoalRatio(1.15),
                new Figure(
                        name + "_vs_original",
                        "s",
                        ours,
                        theirs,
                        PEER,
                        null,
                        "the same; the original takes %.2f times the ideal".formatted(theirs / ideal)));
    }

    private double ours(int parallel) throws IOException {
        try (SlowModel upstream = new SlowModel(WARMING_LATENCY);
                GatewayChatModels models = new GatewayChatModels(GatewayOptions.of(upstream.url(), "x"));
                Engine engine = new Engine(EngineOptions.of(models))) {
            for (int run = 0; run < WARMING_RUNS; run++) {
                double unused = seconds(engine, upstream, parallel);
            }
            upstream.answerAfter(LATENCY);
            double[] seconds = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                seconds[run] = seconds(engine, upstream, parallel);
            }
            Arrays.sort(seconds);
            return seconds[RUNS / 2];
        }
    }

    private double seconds(Engine engine, SlowModel upstream, int parallel) throws IOException {
        int before = upstream.requests();
        try (OutputStream out = Files.newOutputStream(folder.resolve("ours.parquet"))) {
            long started = System.nanoTime();
            GenerationReport report = engine.write(
                    GenerationRequest.head(config(parallel), 1, rows),
                    out,
                    CellJournal.none(),
                    GenerationListener.none(),
                    new Cancellation());
            double seconds = (System.nanoTime() - started) / 1e9;
            int calls = upstream.requests() - before;
            if (report.failedCellCount() > 0 || calls != COLUMNS * rows) {
                throw new IOException(report.failedCellCount() + " cells failed in " + calls + " calls");
            }
            return seconds;
        }
    }

    private double theirs(int parallel) throws IOException, InterruptedException {
        try (SlowModel upstream = new SlowModel(LATENCY)) {
            Process process = new ProcessBuilder(
                            python.toString(),
                            Path.of("benchmarks", "python", "data_designer_model.py")
                                    .toAbsolutePath()
                                    .toString(),
                            Integer.toString(rows),
                            Integer.toString(parallel),
                            upstream.url().toString(),
                            Files.createDirectories(folder.resolve("original-" + parallel))
                                    .toString())
                    .redirectError(
                            folder.resolve("original-" + parallel + ".log").toFile())
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("The original ended with code " + code + ": "
                        + lastLine(folder.resolve("original-" + parallel + ".log")));
            }
            return WireJson.mapper()
                    .readTree(answer.strip().lines().reduce("", (first, last) -> last))
                    .path("seconds")
                    .asDouble();
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.getLast();
    }

    private static DataDesignerConfig config(int parallel) throws IOException {
        try (InputStream resource = Objects.requireNonNull(
                ModelBenchmark.class.getResourceAsStream("/model.json"), "the config stands in the jar")) {
            String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return WireJson.mapper()
                    .readValue(json.replace("PARALLEL", Integer.toString(parallel)), DataDesignerConfig.class);
        }
    }
}
