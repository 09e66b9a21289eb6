package dev.datawright.engine.skip;

import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.Designs;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkipTest {

    private static final String FLAG = sampler("n", "bernoulli", "{\"p\":0.5}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            str   | {{ n }}        | null   |          | 0
            str   | {{ n }}        | "none" | none     | 0
            str   | n is {{ n }}!{{ n }} | 7 | 7       | n is 0!0
            int   | {{ n }}        | 7      | 7        | 0
            int   | {{ n }}        | 0.5    | 0        | 0
            int   | {{ n }}        | "-1"   | -1       | 0
            float | {{ n }}        | "0.5"  | 0.5      | 0.0
            bool  | {{ n == 0 }}   | 1      | true     | true
            float | {{ n }}        | 7      | 7.0      | 0.0
            bool  | {{ n == 0 }}   | false  | false    | true
            bool  | {{ n == 0 }}   | null   |          | true
            """)
    void putsTheValueWhereTheConditionHolds(String dtype, String expr, String value, String there, String elsewhere) {
        List<Map<String, @Nullable Object>> rows = rows("""
                {"column_type":"expression","name":"e","expr":"%s","dtype":"%s","skip":{"when":"{{ n == 1 }}","value":%s}}""".formatted(expr, dtype, value));

        assertThat(rows).hasSize(100);
        for (Map<String, @Nullable Object> row : rows) {
            boolean skipped = Objects.equals(row.get("n"), 1L);
            Object cell = row.get("e");
            assertThat(cell == null ? null : cell.toString()).isEqualTo(skipped ? there : elsewhere);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{ n }}                                     | true
            {{ n == 1 }}                                | true
            {{ 'yes' if n else '' }}                    | true
            {% if n %}True{% else %}False{% endif %}    | true
            {{ 'x' if n else '0' }}                     | true
            {{ [n] if n else [] }}                      | true
            {{ none if n else 1 }}                      | false
            {{ 'no' if n else none }}                   | true
            """)
    void readsConditionsAsPythonDoes(String when, boolean skipsOnes) {
        List<Map<String, @Nullable Object>> rows = rows("""
                {"column_type":"expression","name":"e","expr":"made","skip":{"when":"%s"}}""".formatted(when));

        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.get("e") == null).isEqualTo(Objects.equals(row.get("n"), skipsOnes ? 1L : 0L)));
    }

    @Test
    void passesSkipsOnToWhatIsMadeFromThem() {
        List<Map<String, @Nullable Object>> rows = rows("""
                {"column_type":"expression","name":"a","expr":"a","skip":{"when":"{{ n == 1 }}","value":"-"}},
                {"column_type":"expression","name":"b","expr":"{{ a }}b"},
                {"column_type":"expression","name":"c","expr":"{{ b }}c","skip":{"when":"{{ n == 2 }}","value":"?"}},
                {"column_type":"expression","name":"d","expr":"{{ a }}d","propagate_skip":false},
                {"column_type":"expression","name":"e","expr":"e{{ n }}","skip":{"when":"{{ a == '?' }}"}}""");

        assertThat(rows).allSatisfy(row -> {
            boolean skipped = Objects.equals(row.get("n"), 1L);
            assertThat(row.get("a")).isEqualTo(skipped ? "-" : "a");
            assertThat(row.get("b")).isEqualTo(skipped ? null : "ab");
            assertThat(row.get("c")).isEqualTo(skipped ? "?" : "abc");
            assertThat(row.get("d")).isEqualTo(skipped ? "-d" : "ad");
            assertThat(row.get("e")).isEqualTo("e" + row.get("n"));
        });
    }

    @Test
    void asksNoModelAboutSkippedRowsAndReportsNoFailureThere() {
        AtomicInteger asked = new AtomicInteger();
        ChatModels models = question -> {
            asked.incrementAndGet();
            return new ChatModels.ChatAnswer("hello", 1, 1, null);
        };
        DataDesignerConfig config = Designs.design(FLAG + """
                ,{"column_type":"expression","name":"half","expr":"{{ 1 / n }}","dtype":"float","skip":{"when":"{{ n == 0 }}"}}
                ,{"column_type":"llm-text","name":"note","prompt":"{{ half }}","model_alias":"writer"}""", "", "{\"alias\":\"writer\",\"model\":\"gpt\"}");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Engine engine = new Engine(EngineOptions.of(models))) {
            GenerationReport report =
                    engine.generate(GenerationRequest.head(config, 1, 50), batch -> Designs.addTo(rows, batch));

            assertThat(report.failedCellCount()).isZero();
        }
        long made =
                rows.stream().filter(row -> Objects.equals(row.get("n"), 1L)).count();
        assertThat(asked).hasValue((int) made);
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.get("note")).isEqualTo(Objects.equals(row.get("n"), 1L) ? "hello" : null));
    }

    @Test
    void skipsARowWhoseConditionCannotBeEvaluatedAndSaysSo() {
        DataDesignerConfig config = Designs.design(FLAG + """
                ,{"column_type":"expression","name":"e","expr":"made","skip":{"when":"{{ 1 / n == 2 }}","value":"left out"}}""");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()))) {
            GenerationReport report =
                    engine.generate(GenerationRequest.head(config, 1, 20), batch -> Designs.addTo(rows, batch));

            assertThat(report.examples().getFirst().reason())
                    .startsWith("The row is skipped, for its skip condition cannot be evaluated: ");
        }
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.get("e")).isEqualTo(Objects.equals(row.get("n"), 0L) ? "left out" : "made"));
    }

    private static List<Map<String, @Nullable Object>> rows(String columns) {
        return Designs.rows(Designs.design(FLAG + "," + columns), 3, 0, 100);
    }
}
