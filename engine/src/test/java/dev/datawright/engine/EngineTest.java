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
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /// Three row groups, each encoded by whichever thread is free.
    @ParameterizedTest
    @CsvSource({"1,1000", "2,1000", "8,1000", "1,100000", "2,100000", "8,100000"})
    void writesTheSameBytesAtAnyParallelismAndBatchSize(int parallelism, int batchSize) throws IOException {
        EngineOptions options =
                EngineOptions.of(ChatModels.none()).withParallelism(parallelism).withBatchSize(batchSize);

        assertThat(written(options, EVERYTHING, 210_000)).isEqualTo(WRITTEN.get());
    }

    @Test
    void writesTheRowsThatItMakes(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("rows.parquet"), written(EngineOptions.of(ChatModels.none()), EVERYTHING, 5_000));

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(RowPages.read(parts, 0, 5_000).rows()).isEqualTo(rows(EVERYTHING, 7, 0, 5_000));
        }
    }

    @Test
    void makesTheSameRowsInSevenShards() {
        List<Map<String, @Nullable Object>> shards = new ArrayList<>();
        for (int shard = 0; shard < 7; shard++) {
            shards.addAll(rows(EVERYTHING, 7, shard * 300L, 300));
        }

        assertThat(shards).isEqualTo(rows(EVERYTHING, 7, 0, 2_100));
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
                .isEqualTo("{id=T-B041785B, kind=book, item=novel, low=27.0, high=76, height=172.6, paid=1, "
                        + "at=2024-04-20T07:54:00, who={uuid=76a28001-8fd6-4222-92ec-924ed875b7d2, locale=de_DE, "
                        + "first_name=Lio, last_name=Hepperle, middle_name=null, sex=Male, street_number=74, "
                        + "street_name=Baltrumstr., city=Krondorf, state=Sachsen-Anhalt, postcode=29467, age=28, "
                        + "birth_date=1997-03-18, country=Germany, marital_status=separated, "
                        + "education_level=doctorate, unit=, occupation=Customer Administrator, "
                        + "phone_number=05706 5823851769, email_address=lio.hepperle35@example.org, "
                        + "bachelors_field=stem}, greeting=Lio has 27.0, gap=49.0}");
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

    private static final Supplier<byte[]> WRITTEN = new Supplier<>() {
        private byte @Nullable [] bytes;

        @Override
        public byte[] get() {
            byte[] known = bytes;
            if (known == null) {
                known = written(EngineOptions.of(ChatModels.none()), EVERYTHING, 210_000);
                bytes = known;
            }
            return known;
        }
    };

    private static byte[] written(EngineOptions options, DataDesignerConfig config, long count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Engine engine = new Engine(options)) {
            GenerationReport report = engine.write(
                    GenerationRequest.head(config, 7, count),
                    out,
                    CellJournal.none(),
                    GenerationListener.none(),
                    new Cancellation());
            assertThat(report.rows()).isEqualTo(count);
        }
        return out.toByteArray();
    }

    private static List<@Nullable Object> column(List<Map<String, @Nullable Object>> rows, String name) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(name)));
        return values;
    }
}
