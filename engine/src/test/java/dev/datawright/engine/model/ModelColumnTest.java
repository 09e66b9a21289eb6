package dev.datawright.engine.model;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.Designs;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.ScriptedGateway.Answer;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelColumnTest {

    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private final List<ModelUsage> usages = new ArrayList<>();
    private final List<CellFailure> failures = new ArrayList<>();

    @Test
    void asksOnceForEachRow() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> Answer.text("hello"))) {
            GenerationReport report = generate(
                    gateway, config("{\"temperature\":0.5,\"extra_body\":{\"metadata\":{\"job\":\"j1\"}}}"), 3);

            assertThat(rows)
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row.get("note")).isEqualTo("hello"));
            assertThat(gateway.keys).containsOnly("Bearer sk-test");
            assertThat(WireJson.mapper().readTree(gateway.requests.getFirst()))
                    .isEqualTo(WireJson.mapper().readTree("""
                    {"metadata":{"job":"j1"},"model":"gpt","temperature":0.5,"messages":[
                      {"role":"system","content":"Be 5."},{"role":"user","content":"About 5"}]}"""));
            assertThat(usages).hasSize(3).contains(new ModelUsage("gpt", 11, 3, 1.5e-5));
            assertThat(report.modelCalls()).isEqualTo(3);
            assertThat(report.inputTokens()).isEqualTo(33);
            assertThat(report.failedCellCount()).isZero();
        }
    }

    @Test
    void removesTheThinking() {
        try (ScriptedGateway gateway =
                new ScriptedGateway(number -> Answer.text("<think>well\\n</think>\\n\\nhello "))) {
            generate(gateway, config("{}"), 1);

            assertThat(rows.getFirst()).containsEntry("note", "hello");
        }
    }

    @Test
    void triesAgainWhenTheGatewayIsBusyOrBroken() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> switch (number) {
            case 0 -> new Answer(429, "{}", "1");
            case 1 -> Answer.error(503, "starting");
            default -> Answer.text("hello");
        })) {
            generate(gateway, config("{}"), 1);

            assertThat(rows.getFirst()).containsEntry("note", "hello");
            assertThat(gateway.requests).hasSize(3);
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void leavesNullWhereNoAnswerCame() {
        try (ScriptedGateway gateway =
                new ScriptedGateway(number -> number < 4 ? Answer.error(500, "out of memory") : Answer.text("hello"))) {
            GenerationReport report = generate(gateway, config("{\"max_parallel_requests\":1}"), 1);

            assertThat(rows).extracting(row -> row.get("note")).containsOnlyNulls();
            assertThat(failures)
                    .containsExactly(new CellFailure(
                            "note", 0, "The gateway answered 500 for the model 'gpt': out of memory", 4));
            assertThat(report.failedCells()).isEqualTo(Map.of("note", 1L));
            assertThat(report.failedWholly()).containsExactly("note");
        }
    }

    @Test
    void leavesNullWhenTheModelHangs() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> Answer.silence())) {
            GenerationReport report = generate(gateway, config("{\"timeout\":1}"), 2);

            assertThat(failures)
                    .extracting(CellFailure::reason)
                    .containsOnly("The model 'gpt' did not answer within 1 s");
            assertThat(report.failedWholly()).containsExactly("note");
        }
    }

    @Test
    void leavesNullForAnswersWithoutText() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> switch (number) {
            case 0 -> new Answer(200, "not json", "");
            case 1 -> new Answer(200, "{\"choices\":[]}", "");
            case 2 -> Answer.text(" ");
            default -> Answer.error(400, "too long");
        })) {
            generate(gateway, config("{\"max_parallel_requests\":1}"), 4);

            assertThat(failures)
                    .extracting(CellFailure::reason)
                    .containsExactly(
                            "The model 'gpt' answered without a text",
                            "The model 'gpt' answered without a text",
                            "The model's answer is empty",
                            "The gateway answered 400 for the model 'gpt': too long");
        }
    }

    @Test
    void endsTheRunWhenEveryCallIsRefused() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> Answer.error(401, "bad key"))) {
            assertThatThrownBy(() -> generate(gateway, config("{}"), 1000))
                    .isInstanceOf(EngineException.ModelsRefused.class)
                    .hasMessage(
                            "The first 10 model calls were all refused: The gateway answered 401 for the model 'gpt':"
                                    + " bad key");
            assertThat(gateway.requests.size()).isLessThan(50);
        }
    }

    @Test
    void goesOnWhenOnlySomeAreRefused() {
        try (ScriptedGateway gateway = new ScriptedGateway(
                number -> number == 0 ? Answer.text("hello") : Answer.error(404, "no such model"))) {
            GenerationReport report = generate(gateway, config("{\"max_parallel_requests\":1}"), 30);

            assertThat(report.failedCellCount()).isEqualTo(29);
            assertThat(report.failedWholly()).isEmpty();
        }
    }

    @Test
    void asksNoMoreAtOnceThanAllowed() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> Answer.text("hello"))) {
            generate(gateway, config("{\"max_parallel_requests\":3}"), 200);

            assertThat(gateway.mostAtOnce.get()).isBetween(1, 3);
        }
    }

    @Test
    void losesNoCellToABusyGateway() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> Answer.text("hello"))) {
            gateway.takes = 5;
            GenerationReport report = generate(gateway, config("{\"max_parallel_requests\":64}"), 400);

            assertThat(report.failedCellCount()).isZero();
            assertThat(report.modelCalls()).isEqualTo(400);
            assertThat(gateway.requests).hasSize(400 + gateway.rejected.get());
        }
    }

    @Test
    void neverPaysForACellTwice() {
        Map<Long, String> kept = new ConcurrentHashMap<>();
        CellJournal journal = new CellJournal() {
            @Override
            public Map<Long, String> find(String column, long firstRow, int count) {
                Map<Long, String> found = new HashMap<>(kept);
                found.keySet().removeIf(row -> row < firstRow || row >= firstRow + count);
                return found;
            }

            @Override
            public void keep(String column, long row, String text, ModelUsage usage) {
                kept.put(row, text);
            }
        };
        try (ScriptedGateway gateway = new ScriptedGateway(
                number -> number % 5 == 0 ? Answer.error(400, "no") : Answer.text("answer " + number))) {
            generate(gateway, config("{}"), 50, journal, new Cancellation());
            List<Map<String, @Nullable Object>> first = List.copyOf(rows);
            assertThat(gateway.requests).hasSize(50);

            rows.clear();
            generate(gateway, config("{}"), 50, journal, new Cancellation());

            assertThat(gateway.requests).hasSize(60);
            for (int i = 0; i < 50; i++) {
                if (first.get(i).get("note") != null) {
                    assertThat(rows.get(i)).isEqualTo(first.get(i));
                }
            }
        }
    }

    @Test
    void stopsWaitingForModelsWhenCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (ScriptedGateway gateway = new ScriptedGateway(number -> {
                    cancellation.cancel();
                    return Answer.silence();
                });
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> run = background.submit(() -> {
                assertThatThrownBy(() -> generate(gateway, config("{}"), 100, CellJournal.none(), cancellation))
                        .isInstanceOf(EngineException.Cancelled.class);
            });
            run.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void reportsPromptsThatCannotBeRendered() {
        try (ScriptedGateway gateway = new ScriptedGateway(number -> Answer.text("hello"))) {
            DataDesignerConfig config = design(
                    sampler("n", "uniform", "{\"low\":5,\"high\":5}", "int")
                            + ",{\"column_type\":\"llm-text\",\"name\":"
                            + "\"note\",\"prompt\":\"{{ n / 0 }}\",\"model_alias\":\"writer\"}",
                    "",
                    "{\"alias\":\"writer\"}");
            GenerationReport report = generate(gateway, config, 2);

            assertThat(report.failedWholly()).containsExactly("note");
            assertThat(failures).extracting(CellFailure::reason).containsOnly("A division by zero");
            assertThat(gateway.requests).isEmpty();
        }
    }

    private static DataDesignerConfig config(String inferenceParameters) {
        return design(
                sampler("n", "uniform", "{\"low\":5,\"high\":5}", "int")
                        + ",{\"column_type\":\"llm-text\",\"name\":\"note\","
                        + "\"prompt\":\"About {{ n }}\",\"system_prompt\":\"Be {{ n }}.\",\"model_alias\":\"writer\"}",
                "",
                "{\"alias\":\"writer\",\"model\":\"gpt\",\"inference_parameters\":" + inferenceParameters + "}");
    }

    private GenerationReport generate(ScriptedGateway gateway, DataDesignerConfig config, long count) {
        return generate(gateway, config, count, CellJournal.none(), new Cancellation());
    }

    private GenerationReport generate(
            ScriptedGateway gateway,
            DataDesignerConfig config,
            long count,
            CellJournal journal,
            Cancellation cancellation) {
        try (GatewayChatModels models = new GatewayChatModels(gateway.options());
                Engine engine = new Engine(EngineOptions.of(models))) {
            return engine.generate(
                    GenerationRequest.head(config, 1, count),
                    batch -> Designs.addTo(rows, batch),
                    journal,
                    new GenerationListener() {
                        @Override
                        public void cellFailed(CellFailure failure) {
                            failures.add(failure);
                        }

                        @Override
                        public void modelAnswered(String column, ModelUsage usage) {
                            usages.add(usage);
                        }
                    },
                    cancellation);
        }
    }
}
