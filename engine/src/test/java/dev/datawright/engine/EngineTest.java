package dev.datawright.engine;

import static dev.datawright.engine.Designs.bound;
import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.expression;
import static dev.datawright.engine.Designs.less;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

    static final DataDesignerConfig EVERYTHING = design(
            String.join(
                    ",",
                    sampler("id", "uuid", "{\"prefix\":\"T-\",\"short_form\":true,\"uppercase\":true}"),
                    sampler("kind", "category", "{\"values\":[\"book\",\"film\"],\"weights\":[3,1]}"),
                    sampler(
                            "item",
                            "subcategory",
                            "{\"category\":\"kind\",\"values\":{\"book\":[\"novel\",\"comic\"],\"film\":[\"drama\"]}}"),
                    sampler("low", "uniform", "{\"low\":0,\"high\":100,\"decimal_places\":1}"),
                    sampler("high", "uniform", "{\"low\":0,\"high\":100}", "int"),
                    sampler("height", "gaussian", "{\"mean\":170,\"stddev\":10,\"decimal_places\":1}"),
                    sampler("paid", "bernoulli", "{\"p\":0.7}"),
                    sampler("at", "datetime", "{\"start\":\"2024-01-01\",\"end\":\"2025-01-01\",\"unit\":\"m\"}"),
                    sampler("who", "person_from_faker", "{\"locale\":\"de_DE\",\"age_range\":[20,30]}"),
                    expression("greeting", "{{ who.first_name }} has {{ low }}", "str"),
                    expression("gap", "{{ high - low }}", "float")),
            String.join(",", less("low", "le", "high"), bound("height", "ge", 165)),
            "");

    @ParameterizedTest
    @CsvSource({"1,1000", "4,1000", "1,1", "3,7", "2,64"})
    void makesTheSameRowsAtAnyParallelismAndBatchSize(int parallelism, int batchSize) {
        EngineOptions options =
                EngineOptions.of(ChatModels.none()).withParallelism(parallelism).withBatchSize(batchSize);

        assertThat(rows(options, EVERYTHING, 7, 0, 300)).isEqualTo(rows(EVERYTHING, 7, 0, 300));
    }

    @Test
    void makesTheSameRowsFromAnyFirstRow() {
        List<Map<String, @Nullable Object>> whole = rows(EVERYTHING, 7, 0, 100);
        List<Map<String, @Nullable Object>> parts = new ArrayList<>(rows(EVERYTHING, 7, 0, 33));
        parts.addAll(rows(EVERYTHING, 7, 33, 67));

        assertThat(parts).isEqualTo(whole);
    }

    /// Pins what a seed gives: a change here needs a new engine version.
    @Test
    void keepsWhatASeedGives() {
        assertThat(rows(EVERYTHING, 7, 0, 1).getFirst().toString())
                .isEqualTo("{id=T-FF2A6515, kind=book, item=novel, low=45.9, high=57, height=173.3, paid=1, "
                        + "at=2024-03-16T11:06:00, who={uuid=97bde880-5bf7-4c15-92ec-924ed875b7d2, locale=de_DE, "
                        + "first_name=Lio, last_name=Hepperle, middle_name=null, sex=Male, street_number=74, "
                        + "street_name=Baltrumstr., city=Krondorf, state=Sachsen-Anhalt, postcode=29467, age=28, "
                        + "birth_date=1997-03-18, country=Germany, marital_status=separated, education_level=doctorate, "
                        + "unit=, occupation=Customer Administrator, phone_number=05706 5823851769, "
                        + "email_address=lio.hepperle35@example.org, bachelors_field=stem}, greeting=Lio has 45.9, "
                        + "gap=11.100000000000001}");
    }

    @Test
    void makesOtherRowsFromAnotherSeed() {
        assertThat(rows(EVERYTHING, 8, 0, 20)).doesNotContainAnyElementsOf(rows(EVERYTHING, 7, 0, 20));
    }

    @Test
    void keepsTheValuesOfAColumnWhenAnotherIsAdded() {
        DataDesignerConfig one = design(sampler("a", "uniform", "{\"low\":0,\"high\":1}"));
        DataDesignerConfig two =
                design(sampler("b", "uuid", "{}") + "," + sampler("a", "uniform", "{\"low\":0,\"high\":1}"));

        assertThat(rows(two, 1, 0, 50)).extracting(row -> row.get("a")).isEqualTo(column(rows(one, 1, 0, 50), "a"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 1000, 1001, 12345})
    void makesExactlyTheRowsAskedFor(long count) {
        List<Long> done = new ArrayList<>();
        List<Long> firsts = new ArrayList<>();
        long[] total = {0};
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()).withBatchSize(1000))) {
            GenerationReport report = engine.generate(
                    GenerationRequest.head(design(sampler("a", "uuid", "{}")), 1, count),
                    batch -> {
                        firsts.add(batch.firstRow());
                        total[0] += batch.size();
                    },
                    CellJournal.none(),
                    new GenerationListener() {
                        @Override
                        public void rowsDone(long rows, long ofTotal) {
                            done.add(rows);
                        }
                    },
                    new Cancellation());
            assertThat(report.rows()).isEqualTo(count);
        }
        assertThat(total[0]).isEqualTo(count);
        assertThat(firsts).isSorted().doesNotHaveDuplicates();
        assertThat(done).isSorted().endsWith(count);
    }

    @Test
    void leavesDroppedColumnsOut() {
        DataDesignerConfig config =
                design(sampler("a", "uniform", "{\"low\":1,\"high\":1}").replace("}}", "},\"drop\":true}") + ","
                        + expression("b", "{{ a }}", "str"));

        assertThat(rows(config, 1, 0, 1)).containsExactly(Map.of("b", "1.0"));
    }

    @Test
    void refusesAnInvalidDesign() {
        assertThatThrownBy(() -> rows(design(sampler("a", "uniform", "{\"low\":2,\"high\":1}")), 1, 0, 5))
                .isInstanceOf(EngineException.Refused.class)
                .hasMessage("The design is not valid: columns[0].params.low: low (2) is greater than high (1)"
                        + " (swap low and high)");
        assertThatThrownBy(() -> rows(DataDesignerConfig.empty(), 1, 0, 5))
                .hasMessage("The design has no columns, so there is nothing to generate");
        assertThatThrownBy(() -> rows(EVERYTHING, 1, 0, 0))
                .hasMessage("0 rows from row 0 cannot be made: at least one row, from row 0 on");
    }

    @Test
    void stopsWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        long[] taken = {0};
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()).withBatchSize(100))) {
            assertThatThrownBy(() -> engine.generate(
                            GenerationRequest.head(EVERYTHING, 1, 1_000_000_000),
                            batch -> {
                                taken[0] += batch.size();
                                cancellation.cancel();
                            },
                            CellJournal.none(),
                            GenerationListener.none(),
                            cancellation))
                    .isInstanceOf(EngineException.Cancelled.class);
        }
        assertThat(taken[0]).isEqualTo(100);
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()))) {
            assertThatThrownBy(() -> engine.generate(
                            GenerationRequest.head(EVERYTHING, 1, 1_000_000_000),
                            batch -> Thread.currentThread().interrupt()))
                    .isInstanceOf(EngineException.Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void tellsWhichRowsCouldNotBeWritten() {
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()))) {
            assertThatThrownBy(() -> engine.generate(GenerationRequest.head(EVERYTHING, 1, 10), batch -> {
                        throw new IOException("disk full");
                    }))
                    .isInstanceOf(EngineException.OutputFailed.class)
                    .hasMessage("The rows 0 to 9 could not be written: disk full");
        }
    }

    private static List<@Nullable Object> column(List<Map<String, @Nullable Object>> rows, String name) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(name)));
        return values;
    }
}
