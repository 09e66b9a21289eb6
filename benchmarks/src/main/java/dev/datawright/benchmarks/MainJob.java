package dev.datawright.benchmarks;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.CreateJob;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Patience;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.Program;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// `./datawright bench main-job`: how long a person waits, on a suite that runs already.
///
/// Every time is the median of several; the first run of each kind only warms up.
public final class MainJob {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String SENTENCE = "parking tickets with ticket number, licence plate, street, date written,"
            + " a fine between 15 and 250 and whether it was paid (70% are)";

    private final RunningSuite suite;
    private final Person person;
    private final PrintStream out;
    private final boolean json;

    private MainJob(RunningSuite suite, PrintStream out, boolean json) {
        this.suite = suite;
        this.person = suite.person();
        this.out = out;
        this.json = json;
    }

    public static void main(String[] arguments) throws IOException {
        try (RunningSuite suite = RunningSuite.start(Map.of())) {
            new MainJob(suite, System.out, Arrays.asList(arguments).contains("--json")).run();
        }
    }

    private void run() throws IOException {
        tell(Figure.alone(
                "main-job.first_screen",
                "s",
                median(5, () -> FirstScreen.seconds(suite.url())),
                1.5,
                "from the address to a composer that takes words, warm"));
        tell(Figure.alone(
                "main-job.make_1000_rows",
                "s",
                median(3, this::make),
                5.0,
                "the command make with 1,000 rows of six columns, start of its own JVM included"));

        Design tenColumns = design();
        tell(Figure.alone(
                "main-job.job_20_rows",
                "s",
                median(10, () -> job(tenColumns, 20)),
                1.0,
                "20 rows of ten samplers, from the approval to completed as REST tells it"));

        double hundredThousand = job(tenColumns, 100_000);
        double before = Memory.peakMegabytes(suite.process("designer-service"));
        double million = job(tenColumns, 1_000_000);
        double after = Memory.peakMegabytes(suite.process("designer-service"));
        tell(Figure.alone("main-job.job_100k_rows", "s", hundredThousand, null, "100,000 rows of ten samplers, once"));
        tell(Figure.alone("main-job.job_1m_rows", "s", million, 20.0, "1,000,000 rows of ten samplers, once"));
        tell(Figure.alone(
                "main-job.designer_peak_at_100k",
                "MB",
                before,
                null,
                "most memory designer-service ever held resident, after the 100,000 rows"));
        tell(Figure.alone("main-job.designer_peak_at_1m", "MB", after, null, "the same after the million rows"));
    }

    private void tell(Figure figure) {
        out.println(json ? figure.toJson() : figure.toText());
    }

    private double make() {
        long begin = System.nanoTime();
        Program make = suite.command(
                "make", SENTENCE, "--rows", "1000", "--seed", "7", "--yes", "--out", suite.home() + "/made.csv");
        int code = make.awaitEnd(LIMIT);
        if (code != 0) {
            throw new IllegalStateException("make ended with code %d:%n%s".formatted(code, make.lastLines(20)));
        }
        return seconds(begin);
    }

    private Design design() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                MainJob.class.getResourceAsStream("/ten-samplers.json"), "the design stands in the jar")) {
            DataDesignerConfig config = WireJson.mapper().readValue(file, DataDesignerConfig.class);
            return person.edge()
                    .post("/api/bridge/designs", Map.of("name", "Ten samplers", "config", config), Design.class);
        }
    }

    private double job(Design design, long rows) {
        JobSpec spec = new JobSpec(design.id(), design.version(), rows, 7L, 0);
        long begin = System.nanoTime();
        Approval approval = person.edge().post("/api/bridge/approvals", spec, Approval.class);
        Job job = person.edge().post("/api/bridge/jobs", new CreateJob(spec, approval.id()), Job.class);
        Job ended = Patience.until(
                "job %s to end".formatted(job.id()),
                LIMIT,
                () -> Optional.of(person.seesJob(job.id()))
                        .filter(seen -> seen.status().isFinal()));
        if (ended.status() != JobStatus.COMPLETED) {
            throw new IllegalStateException("The job did not complete: " + ended);
        }
        return seconds(begin);
    }

    private static double median(int times, Supplier<Double> measured) {
        Double unused = measured.get();
        List<Double> figures = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            figures.add(measured.get());
        }
        figures.sort(null);
        return figures.get(times / 2);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
