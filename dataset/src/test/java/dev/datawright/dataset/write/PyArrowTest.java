package dev.datawright.dataset.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.page.RowPages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// A second reader that knows nothing of us; run where `DATAWRIGHT_PYARROW` names a Python that has pyarrow.
@EnabledIfEnvironmentVariable(named = "DATAWRIGHT_PYARROW", matches = ".+")
class PyArrowTest {

    private static final String ROWS_AS_JSON = """
            import json, sys
            import pyarrow.parquet
            for row in pyarrow.parquet.read_table(sys.argv[1]).to_pylist():
                print(json.dumps(row))
            """;

    private static final ObjectReader JSON = WireJson.mapper()
            .readerFor(Map.class)
            .with(DeserializationFeature.USE_LONG_FOR_INTS)
            .without(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 5000, 60_000})
    void readsTheSame(int rows) throws IOException, InterruptedException {
        RowBatch batch = ParquetPartWriterTest.everyType(rows, 17);
        Path file = folder.resolve("rows.parquet");
        try (OutputStream out = Files.newOutputStream(file);
                ParquetPartWriter writer = new ParquetPartWriter(out, RowSchema.of(batch), 25_000)) {
            writer.write(batch);
        }

        assertThat(read(file)).isEqualTo(RowPages.records(batch));
    }

    @Test
    void readsListsAndDeeperStructuresTheSame() throws IOException, InterruptedException {
        RowBatch batch = NestedColumnsTest.rows(1000);
        Path file = folder.resolve("nested.parquet");
        try (OutputStream out = Files.newOutputStream(file);
                ParquetPartWriter writer = new ParquetPartWriter(out, RowSchema.of(batch), 300)) {
            writer.write(batch);
        }
        List<Map<String, @Nullable Object>> expected = RowPages.records(batch);

        List<Map<String, @Nullable Object>> found = read(file);

        for (String column : List.of("vector", "messages", "flat")) {
            assertThat(found)
                    .extracting(row -> row.get(column))
                    .isEqualTo(expected.stream().map(row -> row.get(column)).toList());
        }
    }

    private static List<Map<String, @Nullable Object>> read(Path file) throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        Objects.requireNonNull(System.getenv("DATAWRIGHT_PYARROW")),
                        "-c",
                        ROWS_AS_JSON,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String lines = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).isZero();
        return lines.lines().<Map<String, @Nullable Object>>map(JSON::readValue).toList();
    }
}
