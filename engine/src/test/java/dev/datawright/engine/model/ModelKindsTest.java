package dev.datawright.engine.model;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InferenceValue;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelKindsTest {

    private static final String BOOK = """
            {"column_type":"llm-structured","name":"book","prompt":"Book {{ n }}","model_alias":"w",
             "output_format":{"type":"object","properties":{"title":{"type":"string"},"pages":{"type":"integer"},
               "tags":{"type":"array","items":{"type":"string"}}},"required":["title","pages"]}%s}""";
    private static final String GOOD_BOOK = "```json\n{\"title\":\"T\",\"pages\":3,\"tags\":[\"a\"],\"more\":1}\n```";

    @TempDir
    Path folder;

    private final List<CellFailure> failures = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(CodeLang.class)
    void takesTheCodeOutOfItsFence(CodeLang language) {
        String syntax = language.isSql() ? "sql" : language.wireName();
        ScriptedModels models = new ScriptedModels(prompt -> "Here:\n```" + syntax + "\n\n  a <b> && c;\n```\nDone.");

        assertThat(rows(models, code(language.wireName()), 1)).containsExactly(Map.of("n", 5L, "c", "a <b> && c;"));
        assertThat(models.prompts.getFirst()).contains("```" + syntax);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            print(1)                  | No parsable code response: there is no Markdown code fence
            ```java!x = 1!```         | Responded with code not matching the requested syntax (python): the code fence says 'java'
            ```python!```             | No parsable code response: the code fence is empty
            """)
    void asksOnceMoreForCode(String bad, String reason) {
        ScriptedModels models =
                new ScriptedModels(prompt -> prompt.contains(reason) ? "~~~py\nx = 1\n~~~" : bad.replace('!', '\n'));

        assertThat(rows(models, code("python"), 1))
                .extracting(row -> row.get("c"))
                .containsExactly("x = 1");
        assertThat(models.prompts).hasSize(2);

        ScriptedModels stubborn = new ScriptedModels(prompt -> bad.replace('!', '\n'));
        assertThat(rows(stubborn, code("python"), 1))
                .extracting(row -> row.get("c"))
                .containsOnlyNulls();
        assertThat(failures).containsExactly(new CellFailure("c", 0, reason, 2));
    }

    @Test
    void holdsStructuredAnswersToTheirSchema() {
        ScriptedModels models = new ScriptedModels(prompt -> "<think>hm</think>" + GOOD_BOOK);

        assertThat(rows(models, config(BOOK.formatted("")), 2))
                .extracting(row -> row.get("book"))
                .containsExactly(
                        Map.of("title", "T", "pages", 3L, "tags", List.of("a")),
                        Map.of("title", "T", "pages", 3L, "tags", List.of("a")));
        assertThat(models.prompts.getFirst()).startsWith("Book 5\n\n").contains("<response_schema>");
    }

    @Test
    void quotesTheErrorToTheModelOnce() {
        ScriptedModels models = new ScriptedModels(
                prompt -> prompt.contains("required property 'pages' not found") ? GOOD_BOOK : "{\"title\": 'T',}");

        assertThat(rows(models, config(BOOK.formatted("")), 1))
                .extracting(row -> row.get("book"))
                .doesNotContainNull();
        assertThat(models.conversations.getLast()).hasSize(3);

        rows(new ScriptedModels(prompt -> "nonsense"), config(BOOK.formatted("")), 1);
        assertThat(failures)
                .extracting(CellFailure::reason)
                .satisfiesExactly(reason ->
                        assertThat(reason).startsWith("No parsable JSON structure within ```json markdown fence"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":"T","pages":1e999,"tags":[]}                | The number at $.pages is too large: numbers go up to 1.79e308
            {"title":"T","pages":-1e400,"tags":[]}               | The number at $.pages is too large: numbers go up to 1.79e308
            {"title":"T","pages":100000000000000000000,"tags":[]} | The number at $.pages is too large: whole numbers go up to 9223372036854775807
            {"title":"T","pages":1e300,"tags":[]}                | The number at $.pages is too large: whole numbers go up to 9223372036854775807
            """)
    void asksOnceMoreForANumberThatNoColumnHolds(String bad, String reason) {
        ScriptedModels models = new ScriptedModels(prompt -> prompt.contains(reason) ? GOOD_BOOK : bad);

        assertThat(rows(models, config(BOOK.formatted("")), 1))
                .extracting(row -> row.get("book"))
                .doesNotContainNull();

        assertThat(rows(new ScriptedModels(prompt -> bad), config(BOOK.formatted("")), 1))
                .extracting(row -> row.get("book"))
                .containsOnlyNulls();
        assertThat(failures).extracting(CellFailure::reason).containsExactly(reason);
    }

    @Test
    void takesLargeNumbersThatAreNumbers() {
        ScriptedModels models =
                new ScriptedModels(prompt -> "{\"title\":\"T\",\"pages\":9223372036854775807,\"tags\":[]}");

        assertThat(rows(models, config(BOOK.formatted("")), 1))
                .extracting(row -> row.get("book"))
                .containsExactly(Map.of("title", "T", "pages", Long.MAX_VALUE, "tags", List.of()));
    }

    @Test
    void readsMarksAsTheirOptionsSay() {
        ScriptedModels models = new ScriptedModels(prompt -> """
                {"tone":{"reasoning":"r","score":"4"},"style of it":{"score":" good ","reasoning":"s"}}""");

        assertThat(rows(models, config("""
                {"column_type":"llm-judge","name":"j","prompt":"Judge {{ n }}","model_alias":"w","scores":[
                  {"name":"tone","description":"How","options":{"1":"bad","4":"fine"}},
                  {"name":"style of it","description":"How","options":{"Good":"g","Poor":"p"}}]},
                {"column_type":"expression","name":"plus","expr":"{{ j.tone.score + 1 }}","dtype":"int"}"""), 1))
                .containsExactly(Map.of(
                        "n", 5L,
                        "j",
                                Map.of(
                                        "tone", Map.of("reasoning", "r", "score", 4L),
                                        "style of it", Map.of("reasoning", "s", "score", "Good")),
                        "plus", 5L));
    }

    @Test
    void makesVectorsOfTextsAndOfListsOfTexts() {
        ScriptedModels models = new ScriptedModels(prompt -> prompt.equals("two") ? "[\"a\", \"bb\"]" : "abc");

        assertThat(rows(models, config("""
                {"column_type":"llm-text","name":"one","prompt":"one","model_alias":"w"},
                {"column_type":"llm-text","name":"two","prompt":"two","model_alias":"w"},
                {"column_type":"embedding","name":"v1","target_column":"one","model_alias":"e"},
                {"column_type":"embedding","name":"v2","target_column":"two","model_alias":"e"}"""), 1).getFirst())
                .containsEntry(
                        "v1", Map.of("embeddings", List.of(List.of(3.0, 0.5)), "num_embeddings", 1L, "dimension", 2L))
                .containsEntry(
                        "v2",
                        Map.of(
                                "embeddings",
                                List.of(List.of(1.0, 0.5), List.of(2.0, 0.5)),
                                "num_embeddings",
                                2L,
                                "dimension",
                                2L));
    }

    @Test
    void keepsTracesAndReasoningBesideTheAnswer() {
        ScriptedModels models = new ScriptedModels(prompt -> "<think> because </think>hello");

        List<Map<String, @Nullable Object>> rows = rows(models, config("""
                {"column_type":"llm-text","name":"a","prompt":"P","system_prompt":"S","model_alias":"w",
                 "with_trace":"all_messages","extract_reasoning_content":true},
                {"column_type":"llm-text","name":"b","prompt":"{{ a__reasoning_content }}","model_alias":"w",
                 "with_trace":"last_message"}"""), 1);

        assertThat(rows.getFirst().keySet())
                .containsExactly("n", "a", "a__trace", "a__reasoning_content", "b", "b__trace");
        assertThat(rows.getFirst()).containsEntry("a__reasoning_content", "because");
        assertThat(WireJson.mapper().writeValueAsString(rows.getFirst().get("a__trace")))
                .isEqualTo("""
                [{"role":"system","content":[{"type":"text","text":"S"}],"reasoning_content":null},\
                {"role":"user","content":[{"type":"text","text":"P"}],"reasoning_content":null},\
                {"role":"assistant","content":[{"type":"text","text":"hello"}],"reasoning_content":"because"}]""");
        assertThat((List<?>) rows.getFirst().get("b__trace")).hasSize(1);
        assertThat(models.prompts).contains("because");
    }

    @Test
    void drawsParametersFromSeedAndRow() {
        DataDesignerConfig config =
                design("{\"column_type\":\"llm-text\",\"name\":\"a\",\"prompt\":\"P\",\"model_alias\":\"w\"}", "", """
                {"alias":"w","inference_parameters":{"max_parallel_requests":1,
                  "temperature":{"distribution_type":"uniform","params":{"low":0.2,"high":0.8}},
                  "top_p":{"distribution_type":"manual","params":{"values":[0.1,0.5,0.9],"weights":[1,0,3]}}}}""");
        ScriptedModels models = new ScriptedModels(prompt -> "x");
        rows(models, config, 40);
        List<String> first = List.copyOf(models.parameters);

        models.parameters.clear();
        rows(models, config, 40);

        // Which row's call comes first is open.
        assertThat(models.parameters).containsExactlyInAnyOrderElementsOf(first);
        assertThat(new HashSet<>(first)).hasSizeGreaterThan(30).allSatisfy(drawn -> {
            String[] both = drawn.split(" ");
            assertThat(Double.parseDouble(both[0])).isBetween(0.2, 0.8);
            assertThat(both[1]).isIn("0.1", "0.9");
        });
    }

    @Test
    void leavesCellsEmptyThatAreMadeFromAFailedOne() {
        ScriptedModels models = new ScriptedModels(prompt -> {
            throw new ModelCallException(ModelCallException.Kind.REJECTED, "no");
        });

        assertThat(rows(models, config(BOOK.formatted("") + """
                ,{"column_type":"llm-text","name":"t","prompt":"{{ book.title }}","model_alias":"w"}"""), 1))
                .extracting(row -> row.get("t"))
                .containsOnlyNulls();
        assertThat(failures)
                .containsExactly(
                        new CellFailure("book", 0, "no", 1),
                        new CellFailure("t", 0, "'book', which it is made from, stayed empty", 0));
    }

    @Test
    void asksNobodyAboutSkippedRows() {
        ScriptedModels models = new ScriptedModels(prompt -> "x");

        assertThat(rows(models, config("""
                {"column_type":"sampler","name":"odd","sampler_type":"category","params":{"values":["yes","no"]}},
                {"column_type":"llm-text","name":"a","prompt":"P","model_alias":"w","with_trace":"last_message",
                 "skip":{"when":"{{ odd == 'yes' }}","value":"none"}},
                {"column_type":"llm-text","name":"b","prompt":"{{ a }}","model_alias":"w"}"""), 60))
                .allSatisfy(row -> {
                    boolean skipped = "yes".equals(row.get("odd"));
                    assertThat(row.get("a")).isEqualTo(skipped ? "none" : "x");
                    assertThat(row.get("b")).isEqualTo(skipped ? null : "x");
                    assertThat(row.get("a__trace") == null).isEqualTo(skipped);
                })
                .anySatisfy(row -> assertThat(row.get("odd")).isEqualTo("yes"));
        assertThat(failures).isEmpty();
        assertThat(models.calls.get()).isBetween(2, 118);
    }

    @Test
    void skipsByWhatAnotherModelWroteAndShowsWhatStandsThereInstead() {
        ScriptedModels models = new ScriptedModels(prompt -> prompt.equals("P") ? "no" : prompt);

        assertThat(rows(models, config("""
                {"column_type":"sampler","name":"odd","sampler_type":"category","params":{"values":["yes","no"]}},
                {"column_type":"llm-text","name":"a","prompt":"P","model_alias":"w",
                 "skip":{"when":"{{ odd == 'yes' }}","value":"left out"}},
                {"column_type":"llm-text","name":"b","prompt":"a is {{ a }}","model_alias":"w","propagate_skip":false},
                {"column_type":"llm-text","name":"c","prompt":"Q","model_alias":"w",
                 "skip":{"when":"{{ a == 'no' }}","value":"none"}}"""), 60))
                .allSatisfy(row -> {
                    boolean skipped = "yes".equals(row.get("odd"));
                    assertThat(row.get("b")).isEqualTo(skipped ? "a is left out" : "a is no");
                    assertThat(row.get("c")).isEqualTo(skipped ? "Q" : "none");
                })
                .anySatisfy(row -> assertThat(row.get("odd")).isEqualTo("yes"));
    }

    @Test
    void writesAndResumesEveryKind() throws IOException {
        DataDesignerConfig config = config(BOOK.formatted(",\"with_trace\":\"all_messages\"") + """
                ,{"column_type":"llm-text","name":"t","prompt":"{{ book.title }} {{ n }}","model_alias":"w","extract_reasoning_content":true},
                {"column_type":"llm-text","name":"plain","prompt":"plain","model_alias":"w"},
                {"column_type":"embedding","name":"v","target_column":"t","model_alias":"e"}""");
        MemoryJournal journal = new MemoryJournal();
        Cancellation cancellation = new Cancellation();
        AtomicInteger answers = new AtomicInteger();
        Function<String, String> script = prompt -> prompt.startsWith("Book") ? GOOD_BOOK : "<think>x</think>text";
        ScriptedModels killed = new ScriptedModels(
                prompt -> {
                    if (answers.incrementAndGet() == 40) {
                        cancellation.cancel();
                    }
                    return script.apply(prompt);
                },
                60);
        assertThatThrownBy(() -> write(killed, config, 30, journal, cancellation, "killed"))
                .isInstanceOf(EngineException.Cancelled.class);
        int kept = journal.size();

        ScriptedModels resumed = new ScriptedModels(script);
        Path file = write(resumed, config, 30, journal, new Cancellation(), "resumed");

        assertThat(kept).isPositive();
        assertThat(resumed.calls.get()).isEqualTo(30 * 4 - kept);
        Path undisturbed =
                write(new ScriptedModels(script), config, 30, CellJournal.none(), new Cancellation(), "whole");
        assertThat(file).hasSameBinaryContentAs(undisturbed);
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(RowPages.read(parts, 0, 1).rows().getFirst())
                    .containsEntry("t__reasoning_content", "x")
                    .containsEntry("book", Map.of("title", "T", "pages", 3L, "tags", List.of("a")))
                    .containsKeys("book__trace", "v");
        }
    }

    @Test
    void startsNoCallOnceTheBudgetIsSpent() {
        ScriptedModels models = new ScriptedModels(prompt -> "x");
        DataDesignerConfig config =
                config("{\"column_type\":\"llm-text\",\"name\":\"a\",\"prompt\":\"P\",\"model_alias\":\"one\"}");
        MemoryJournal journal = new MemoryJournal();

        try (Engine engine = new Engine(EngineOptions.of(models))) {
            assertThatThrownBy(() -> engine.generate(
                            new GenerationRequest(config, 1, 0, 100, null, Budget.of(0.05, 0.01)),
                            batch -> {},
                            journal,
                            GenerationListener.none(),
                            new Cancellation()))
                    .isInstanceOf(EngineException.CostCapReached.class)
                    .hasMessage("The cost limit of 0.05 USD is reached: 0.05 USD are spent, and no further model call"
                            + " is made");
        }

        assertThat(models.calls.get()).isEqualTo(4);
        assertThat(journal.size()).isEqualTo(4);
    }

    @Test
    void stopsEarlyWhenMostCellsFail() {
        AtomicInteger number = new AtomicInteger();
        ScriptedModels models = new ScriptedModels(prompt -> {
            if (number.incrementAndGet() % 3 == 0) {
                return "x";
            }
            throw new ModelCallException(ModelCallException.Kind.REJECTED, "too rude");
        });
        DataDesignerConfig config =
                config("{\"column_type\":\"llm-text\",\"name\":\"a\",\"prompt\":\"P\",\"model_alias\":\"one\"}");

        assertThatThrownBy(() -> rows(models, config, 1000))
                .isInstanceOf(EngineException.TooManyFailures.class)
                .hasMessageMatching(
                        "Stopped early: 3[34] of the last 50 model cells failed, the last one because: too rude");
        assertThat(models.calls.get()).isLessThan(60);
    }

    private static DataDesignerConfig code(String language) {
        return config(
                "{\"column_type\":\"llm-code\",\"name\":\"c\",\"prompt\":\"P\",\"model_alias\":\"w\",\"code_lang\":\""
                        + language + "\"}");
    }

    private static DataDesignerConfig config(String columns) {
        return design(sampler("n", "uniform", "{\"low\":5,\"high\":5}", "int") + "," + columns, "", """
                {"alias":"w"},{"alias":"one","inference_parameters":{"max_parallel_requests":1}},
                {"alias":"e","inference_parameters":{"generation_type":"embedding"}}""");
    }

    private List<Map<String, @Nullable Object>> rows(ChatModels models, DataDesignerConfig config, int count) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        failures.clear();
        try (Engine engine = new Engine(EngineOptions.of(models))) {
            engine.generate(
                    GenerationRequest.head(config, 1, count),
                    batch -> rows.addAll(RowPages.records(batch)),
                    CellJournal.none(),
                    listener(),
                    new Cancellation());
        }
        return rows;
    }

    private Path write(
            ChatModels models,
            DataDesignerConfig config,
            int count,
            CellJournal journal,
            Cancellation cancellation,
            String name)
            throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                Engine engine = new Engine(EngineOptions.of(models))) {
            engine.write(GenerationRequest.head(config, 1, count), out, journal, listener(), cancellation);
        }
        return file;
    }

    private GenerationListener listener() {
        return new GenerationListener() {
            @Override
            public void cellFailed(CellFailure failure) {
                failures.add(failure);
            }
        };
    }

    /// Answers the last message of each conversation; a vector is a text's length and a half.
    private static final class ScriptedModels implements ChatModels {

        final List<String> prompts = new CopyOnWriteArrayList<>();
        final List<List<ChatMessage>> conversations = new CopyOnWriteArrayList<>();
        final List<String> parameters = new CopyOnWriteArrayList<>();
        final AtomicInteger calls = new AtomicInteger();
        private final Function<String, String> script;
        private final Semaphore allowed;

        ScriptedModels(Function<String, String> script) {
            this(script, Integer.MAX_VALUE);
        }

        /// @param answers after so many, calls wait for ever
        ScriptedModels(Function<String, String> script, int answers) {
            this.script = script;
            this.allowed = new Semaphore(answers);
        }

        @Override
        public ChatAnswer ask(ChatQuestion question) throws InterruptedException {
            allowed.acquire();
            calls.incrementAndGet();
            String prompt = question.messages().getLast().content();
            prompts.add(prompt);
            conversations.add(question.messages());
            if (question.parameters().temperature() instanceof InferenceValue.Fixed temperature
                    && question.parameters().topP() instanceof InferenceValue.Fixed topP) {
                parameters.add(temperature.value() + " " + topP.value());
            }
            return new ChatAnswer(script.apply(prompt), 7, 3, 0.01);
        }

        @Override
        public EmbeddingAnswer embed(EmbeddingQuestion question) throws InterruptedException {
            allowed.acquire();
            calls.incrementAndGet();
            List<List<Double>> vectors = new ArrayList<>();
            question.texts().forEach(text -> vectors.add(List.of((double) text.length(), 0.5)));
            return new EmbeddingAnswer(vectors, 3, 0.001);
        }
    }
}
