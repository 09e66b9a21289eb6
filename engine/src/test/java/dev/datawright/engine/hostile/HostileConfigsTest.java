package dev.datawright.engine.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.rules.Rules;
import dev.datawright.rules.reading.Reading;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Ten thousand configs that are wrong somewhere: each is refused with sentences, or gives the rows that were asked
/// for.
class HostileConfigsTest {

    private static final int CONFIGS = 10_000;
    private static final int ROWS = 7;

    /// Of use to every kind of column that asks for it.
    private static final String ANSWER = """
            ```json
            {"title": "A short note", "stars": 4, "tone": {"reasoning": "kind words", "score": 5}}
            ```
            ```sql
            SELECT 1
            ```""";

    /// Far longer than any config takes on the slowest machine; what is cancelled by it hangs.
    private static final long HANGING_SECONDS = 120;

    private final List<String> wrong = new ArrayList<>();
    private int refused;
    private int run;

    @Test
    void refusesOrRunsWhateverItIsGiven() throws Exception {
        JsonNode right;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/hostile/configs.json"))) {
            right = WireJson.mapper().readTree(in);
        }
        SplittableRandom random = new SplittableRandom(20261122);
        Mutator mutator = new Mutator(random);
        ChatModels models = question -> new ChatModels.ChatAnswer(ANSWER, 3, 4, 0.0);
        try (Engine engine = new Engine(EngineOptions.of(models));
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            for (JsonNode config : right) {
                attempt(engine, clock, config);
            }
            assertThat(run).as("the configs are right before they are changed").isEqualTo(right.size());
            for (int i = 0; i < CONFIGS; i++) {
                attempt(engine, clock, mutator.mutate(right.path(random.nextInt(right.size()))));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(refused).as("refused, while %d ran", run).isGreaterThan(CONFIGS / 10);
        assertThat(run).as("run, while %d were refused", refused).isGreaterThan(CONFIGS / 10);
    }

    private void attempt(Engine engine, ScheduledExecutorService clock, JsonNode json) {
        try {
            Reading<DataDesignerConfig> reading = Rules.read(json);
            List<Violation> violations = reading.isValid() ? check(reading.orElseThrow()) : reading.violations();
            if (!violations.isEmpty()) {
                refused++;
                violations.stream()
                        .filter(violation -> violation.message().isBlank()
                                || violation.code().isBlank())
                        .forEach(violation -> wrong.add("says nothing: " + violation + " about " + json));
            } else if (reading.orElseThrow().columns().isEmpty()) {
                refused++;
            } else {
                run(engine, clock, reading.orElseThrow());
            }
        } catch (RuntimeException | StackOverflowError unexpected) {
            wrong.add(unexpected + " for " + json);
        }
    }

    private static List<Violation> check(DataDesignerConfig config) {
        List<Violation> violations = Rules.check(config);
        return violations.isEmpty() ? Rules.checkRows(config, ROWS) : violations;
    }

    private void run(Engine engine, ScheduledExecutorService clock, DataDesignerConfig config) {
        Cancellation cancellation = new Cancellation();
        ScheduledFuture<?> alarm = clock.schedule(cancellation::cancel, HANGING_SECONDS, TimeUnit.SECONDS);
        try {
            long rows = engine.write(
                            GenerationRequest.head(config, 7, ROWS),
                            OutputStream.nullOutputStream(),
                            CellJournal.none(),
                            GenerationListener.none(),
                            cancellation)
                    .rows();
            run++;
            if (rows != ROWS) {
                wrong.add(rows + " rows for " + WireJson.mapper().writeValueAsString(config));
            }
        } finally {
            alarm.cancel(false);
        }
    }
}
