package dev.datawright.engine.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.engine.Designs;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.engine.run.RowSink;
import dev.datawright.rules.Rules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTest {

    private static final DataDesignerConfig CONFIG =
            Rules.read(WireJson.mapper().readTree("""
            {"columns":[{"column_type":"expression","name":"who","expr":"An\\"na"},
               {"column_type":"sampler","name":"n","sampler_type":"uniform","params":{"low":5,"high":5},"convert_to":"int"},
               {"column_type":"expression","name":"yes","expr":"{{ n == 5 }}","dtype":"bool","drop":true},
               {"column_type":"expression","name":"part","expr":"{{ 1 / (n - 5) }}"}],
             "processors":[{"processor_type":"schema_transform","name":"chat","template":{
               "text":"{{ who | upper }} has {{ n }}","plain":"{{ yes }}","fixed":1,
               "messages":[{"role":"user","content":"{{ who }}"},{"role":"bot","content":"{{ n }}"}],
               "meta":{"n":"{{ n }}","tags":["a","{{ who }}"],"mixed":[1,"{{ n }}"]},
               "failed":"{{ 1 / (n - 5) }}"}},
              {"processor_type":"drop_columns","name":"d","column_names":["part"]}]}""")).orElseThrow();

    private static final String EXPECTED = """
            {"text":"AN\\"NA has 5","plain":"true","fixed":1,
             "messages":[{"role":"user","content":"An\\"na"},{"role":"bot","content":"5"}],
             "meta":{"n":"5","tags":["a","An\\"na"],"mixed":[1,"5"]},"failed":null}""";

    @TempDir
    Path folder;

    @Test
    void bringsRowsIntoAnotherForm() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<Map<String, @Nullable Object>> transformed = new ArrayList<>();
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()).withBatchSize(2))) {
            GenerationReport report = engine.generate(GenerationRequest.head(CONFIG, 1, 3), new RowSink() {
                @Override
                public void accept(RowBatch batch) {
                    Designs.addTo(rows, batch);
                }

                @Override
                public void acceptTransformed(String processor, RowBatch batch) {
                    assertThat(processor).isEqualTo("chat");
                    transformed.addAll(RowPages.records(batch));
                }
            });
            assertThat(report.failedCells()).containsEntry("chat.failed", 3L);
        }

        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row).containsOnlyKeys("who", "n"));
        assertThat(transformed)
                .hasSize(3)
                .allSatisfy(row -> assertThat(WireJson.mapper().valueToTree(row).toString())
                        .isEqualTo(WireJson.mapper().readTree(EXPECTED).toString()));
    }

    @Test
    void writesAFileForEachForm() throws IOException {
        Path main = folder.resolve("main.parquet");
        Path chat = folder.resolve("chat.parquet");
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()));
                OutputStream out = Files.newOutputStream(main);
                OutputStream other = Files.newOutputStream(chat)) {
            engine.write(
                    GenerationRequest.head(CONFIG, 1, 3),
                    out,
                    Map.of("chat", other),
                    CellJournal.none(),
                    GenerationListener.none(),
                    new Cancellation());
        }

        try (ParquetParts parts = ParquetParts.open(List.of(main));
                ParquetParts forms = ParquetParts.open(List.of(chat))) {
            assertThat(parts.rows()).isEqualTo(3);
            assertThat(parts.schema().names()).containsExactly("who", "n");
            assertThat(forms.rows()).isEqualTo(3);
            assertThat(WireJson.mapper()
                            .valueToTree(RowPages.read(forms, 0, 1).rows().getFirst())
                            .path("messages")
                            .get(1)
                            .path("content")
                            .asString())
                    .isEqualTo("5");
        }
    }
}
