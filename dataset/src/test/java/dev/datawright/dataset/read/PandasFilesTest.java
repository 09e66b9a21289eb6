package dev.datawright.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.job.RowPage;
import dev.datawright.dataset.page.DatasetFiles;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.write.FileFormat;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fixtures are files that pandas wrote, as Data Designer's Python original does: in the first one a column has no
/// value at all and so no type.
class PandasFilesTest {

    @TempDir
    Path folder;

    @Test
    void readsEveryKindOfValue() {
        try (ParquetParts parts = open()) {
            RowPage page = RowPages.read(parts, 2, 2);

            assertThat(page.total()).isEqualTo(5);
            assertThat(page.offset()).isEqualTo(2);
            assertThat(page.rows()).hasSize(2);
            assertThat(page.rows().getFirst())
                    .containsEntry("id", "R-02")
                    .containsEntry("stars", 2L)
                    .containsEntry("small", 2L)
                    .containsEntry("price", 2.1)
                    .containsEntry("single", 0.1)
                    .containsEntry("paid", true)
                    .containsEntry("note", null)
                    .containsEntry("when", "2024-01-02T03:04:05")
                    .containsEntry("person", null)
                    .containsEntry("tags", List.of("a", "b"));
            assertThat(page.rows().getLast())
                    .containsEntry("id", "R-10")
                    .containsEntry("note", "note 0")
                    .containsEntry("when", "2024-01-02T03:04:05.123")
                    .containsEntry("person", Map.of("first_name", "Ada", "age", 30L, "zip code", "0123"))
                    .containsEntry("tags", List.of())
                    .containsEntry("deep", Map.of("a", Map.of("b", 0L), "c", List.of(1L, 2L)));
        }
    }

    @Test
    void convertsToJsonLinesWithListsAndObjects() throws IOException {
        assertThat(convert(FileFormat.JSONL)).startsWith("""
                {"id":"R-00","stars":0,"small":0,"price":0.1,"single":0.1,"paid":true,"note":null,\
                "when":"2024-01-02T03:04:05.123","person":{"first_name":"Ada","age":30,"zip code":"0123"},\
                "tags":[],"deep":{"a":{"b":0},"c":[1,2]}}
                {"id":"R-01",""");
    }

    @Test
    void convertsToCsvWithStructuresAsJsonText() throws IOException {
        assertThat(convert(FileFormat.CSV)).startsWith("""
                id,stars,small,price,single,paid,note,when,person,tags,deep
                R-00,0,0,0.1,0.1,true,,2024-01-02T03:04:05.123,\
                "{""first_name"":""Ada"",""age"":30,""zip code"":""0123""}",[],"{""a"":{""b"":0},""c"":[1,2]}"
                """);
    }

    @Test
    void convertsToOneParquetFileThatReadsTheSame() throws IOException {
        convert(FileFormat.PARQUET);
        try (ParquetParts parts = open();
                ParquetParts one = ParquetParts.open(List.of(folder.resolve("all.parquet")))) {
            assertThat(RowPages.read(one, 0, 10)).isEqualTo(RowPages.read(parts, 0, 10));
        }
    }

    @Test
    void readsAPageBeyondTheEndAsEmpty() {
        try (ParquetParts parts = open()) {
            assertThat(RowPages.read(parts, 5, 10).rows()).isEmpty();
            assertThat(RowPages.read(parts, Long.MAX_VALUE - 1, 10).rows()).isEmpty();
        }
    }

    @Test
    void saysWhichFileIsNoParquet() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.parquet"), "hello, this is no such thing");

        assertThatThrownBy(() -> ParquetParts.open(List.of(file)).close())
                .isInstanceOf(DatasetReadException.class)
                .hasMessageStartingWith("Cannot read notes.parquet as Parquet: ");
    }

    @Test
    void readsNothingButTheFilesItWasGiven() throws IOException {
        Path other = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        try (ParquetParts parts = open()) {
            assertThatThrownBy(() -> parts.query(
                            "SELECT * FROM read_csv(" + Sql.literal(other.toString()) + ")", row -> row.getString(1)))
                    .isInstanceOf(DatasetReadException.class)
                    .hasMessageContaining("Permission Error");
            assertThatThrownBy(() -> parts.query("SET enable_external_access = true", row -> ""))
                    .isInstanceOf(DatasetReadException.class);
        }
    }

    private String convert(FileFormat format) throws IOException {
        Path file = folder.resolve("all." + format.wireName());
        try (ParquetParts parts = open()) {
            DatasetFiles.write(parts, format, file);
        }
        assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
        return format == FileFormat.PARQUET ? "" : Files.readString(file);
    }

    private static ParquetParts open() {
        return ParquetParts.open(Arrays.asList(fixture("batch_00000.parquet"), fixture("batch_00001.parquet")));
    }

    private static Path fixture(String name) {
        URL url = Objects.requireNonNull(PandasFilesTest.class.getResource("/pandas/" + name));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
