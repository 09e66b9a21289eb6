package dev.datawright.dataset.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnType.Items;
import dev.datawright.dataset.batch.ColumnType.Scalar;
import dev.datawright.dataset.batch.ColumnType.Struct;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.NestedValues;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.batch.RowSchema.Field;
import dev.datawright.dataset.page.DatasetFiles;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists and deeper structures, read back by DuckDB; [PyArrowTest] reads them with pyarrow.
class NestedColumnsTest {

    private static final ColumnType EMBEDDING = new Struct(List.of(
            new Field("embeddings", new Items(new Items(Scalar.NUMBER))), new Field("dimension", Scalar.INTEGER)));
    private static final ColumnType MESSAGES = new Items(
            new Struct(List.of(new Field("role", Scalar.TEXT), new Field("flags", new Items(Scalar.BOOLEAN)))));
    private static final ColumnType JUDGEMENT = new Struct(List.of(
            new Field("tone", new Struct(List.of(new Field("score", Scalar.INTEGER), new Field("why", Scalar.TEXT)))),
            new Field("rest", Scalar.JSON)));
    private static final ColumnType FLAT =
            new Struct(List.of(new Field("name", Scalar.TEXT), new Field("size", Scalar.NUMBER)));

    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        RowBatch batch = rows(1000);
        Path file = write(batch, 300);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(parts.schema()).isEqualTo(RowSchema.of(batch));
            assertThat(RowPages.read(parts, 0, 1000).rows()).isEqualTo(RowPages.records(batch));
            assertThat(parts.query(
                            "SELECT sum(len(\"vector\".embeddings[1])), max(judged.tone.score), typeof(any_value(messages)) FROM "
                                    + ParquetParts.TABLE,
                            row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3)))
                    .containsExactly("2400 6 STRUCT(\"role\" VARCHAR, flags BOOLEAN[])[]");
        }
    }

    @Test
    void writesTheSameBytesHoweverTheRowsAreCut() throws IOException {
        RowBatch batch = rows(50);
        Path whole = write(batch, 300);
        Path again = folder.resolve("again.parquet");
        try (OutputStream out = Files.newOutputStream(again);
                ParquetPartWriter writer = new ParquetPartWriter(out, RowSchema.of(batch), 300)) {
            for (int row = 0; row < 50; row++) {
                writer.write(rows(row, 1));
            }
        }

        assertThat(again).hasSameBinaryContentAs(whole);
    }

    @Test
    void convertsToEveryFormat() throws IOException {
        Path file = write(rows(3), 300);
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            for (FileFormat format : FileFormat.values()) {
                DatasetFiles.write(parts, format, folder.resolve("converted." + format.wireName()));
            }
        }

        assertThat(folder.resolve("converted.jsonl")).hasContent("""
                {"vector":{"embeddings":[[0.0,0.5]],"dimension":0},"messages":[],"judged":{"tone":null,"rest":{"a":[1,"x"]}},"flat":{"name":"n0","size":0.25},"loose":0}
                {"vector":null,"messages":null,"judged":null,"flat":null,"loose":null}
                {"vector":{"embeddings":[[2.0,2.5],[],null],"dimension":2},"messages":[{"role":"user","flags":[true,null]},{"role":null,"flags":[]},null],"judged":{"tone":{"score":2,"why":"é\\n"},"rest":null},"flat":{"name":null,"size":2.25},"loose":["a",{"b":2.5}]}
                """);
        assertThat(Files.readString(folder.resolve("converted.csv"))).contains("\"{\"\"embeddings\"\":[[0.0,0.5]]");
        assertThat(folder.resolve("converted.parquet")).hasSameBinaryContentAs(file);
    }

    static RowBatch rows(int count) {
        return rows(0, count);
    }

    private static RowBatch rows(int from, int count) {
        @Nullable Object[] vectors = new @Nullable Object[count];
        @Nullable Object[] messages = new @Nullable Object[count];
        @Nullable Object[] judged = new @Nullable Object[count];
        @Nullable Object[] flat = new @Nullable Object[count];
        @Nullable Object[] loose = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            int n = from + i;
            vectors[i] = switch (n % 5) {
                case 1 -> null;
                case 2 -> value(EMBEDDING, "{\"embeddings\":[[%d.0,%d.5],[],null],\"dimension\":2}".formatted(n, n));
                default ->
                    value(
                            EMBEDDING,
                            "{\"embeddings\":[[%d.0,%d.5%s]],\"dimension\":0}"
                                    .formatted(n, n, n % 5 == 0 ? "" : n % 5 == 3 ? ",null,7,8" : ",1"));
            };
            messages[i] = switch (n % 3) {
                case 0 -> List.of();
                case 1 -> null;
                default -> value(MESSAGES, """
                        [{"role":"user","flags":[true,null]},{"flags":[]},null]""");
            };
            judged[i] = switch (n % 4) {
                case 0 -> value(JUDGEMENT, "{\"rest\":{\"a\":[1,\"x\"]}}");
                case 1 -> null;
                default -> value(JUDGEMENT, "{\"tone\":{\"score\":%d,\"why\":\"é\\n\"}}".formatted(n % 7));
            };
            flat[i] = switch (n % 3) {
                case 0 -> value(FLAT, "{\"name\":\"n%d\",\"size\":0.25}".formatted(n));
                case 1 -> null;
                default -> value(FLAT, "{\"size\":%d.25}".formatted(n));
            };
            loose[i] = switch (n % 3) {
                case 0 -> (Object) (long) n;
                case 1 -> null;
                default -> value(Scalar.JSON, "[\"a\",{\"b\":2.5}]");
            };
        }
        return new RowBatch(
                from,
                count,
                List.of(
                        new NamedColumn("vector", new ColumnVector.Nested(EMBEDDING, vectors)),
                        new NamedColumn("messages", new ColumnVector.Nested(MESSAGES, messages)),
                        new NamedColumn("judged", new ColumnVector.Nested(JUDGEMENT, judged)),
                        new NamedColumn("flat", new ColumnVector.Nested(FLAT, flat)),
                        new NamedColumn("loose", new ColumnVector.Nested(Scalar.JSON, loose))));
    }

    private static @Nullable Object value(ColumnType type, String json) {
        return NestedValues.of(type, WireJson.mapper().readTree(json));
    }

    private Path write(RowBatch batch, int rowGroupRows) throws IOException {
        Path file = folder.resolve("nested.parquet");
        try (OutputStream out = Files.newOutputStream(file);
                ParquetPartWriter writer = new ParquetPartWriter(out, RowSchema.of(batch), rowGroupRows)) {
            writer.write(batch);
        }
        return file;
    }
}
