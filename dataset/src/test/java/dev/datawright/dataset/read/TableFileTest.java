package dev.datawright.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.TableFile.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    private static final long MANY = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void readsCsvWithTheTypesThatAllRowsFit() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), """
                city,people,share,open,zip,day,note
                Rome,12,0.5,true,00184,2024-01-05,"a ""b"", c"
                Köln,,1,false,50667,2024-02-01,
                """);

        assertThat(json(TableFile.read(file, Format.CSV, MANY))).isEqualTo("""
                [{"city":"Rome","people":12,"share":0.5,"open":true,"zip":"00184","day":"2024-01-05","note":"a \\"b\\", c"},\
                {"city":"Köln","people":null,"share":1.0,"open":false,"zip":"50667","day":"2024-02-01","note":null}]""");
    }

    @Test
    void looksAtAllRowsForTheirTypes() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "n\n" + "1\n".repeat(50_000) + "many\n");

        TableFile table = TableFile.read(file, Format.CSV, MANY);

        assertThat(table.rows()).isEqualTo(50_001);
        assertThat(RowPages.records(table.batches().getFirst()).getFirst()).containsEntry("n", "1");
        assertThat(table.batches().getFirst().size())
                .isEqualTo(table.batches().get(1).size());
    }

    @Test
    void readsJsonLines() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), """
                {"n": 1, "s": "x", "part": {"a": 1, "b": ["u"]}}
                {"n": null, "s": null, "more": true}
                """);

        assertThat(json(TableFile.read(file, Format.JSON_LINES, MANY))).isEqualTo("""
                [{"n":1,"s":"x","part":{"a":1,"b":["u"]},"more":null},{"n":null,"s":null,"part":null,"more":true}]""");
    }

    @Test
    void refusesWhatItCannotTake() throws IOException {
        Path text = Files.writeString(folder.resolve("a.parquet"), "no Parquet");
        Path large = Files.writeString(folder.resolve("b.csv"), "a,b\n1,2\n3,4\n");

        assertThatThrownBy(() -> TableFile.read(text, Format.PARQUET, MANY))
                .isInstanceOf(DatasetReadException.class)
                .hasMessageStartingWith("The file cannot be read as Parquet: ");
        assertThatThrownBy(() -> TableFile.read(large, Format.CSV, 3))
                .hasMessage("The file has 4 cells; at most 3 are taken");
        assertThat(Format.of("a.CSV")).contains(Format.CSV);
        assertThat(Format.of("a.xlsx")).isEmpty();
    }

    private static String json(TableFile table) {
        List<Map<String, @Nullable Object>> rows = table.batches().stream()
                .flatMap(batch -> RowPages.records(batch).stream())
                .toList();
        StringBuilder json = new StringBuilder("[");
        for (Map<String, @Nullable Object> row : rows) {
            json.append(json.length() > 1 ? "," : "");
            var node = WireJson.mapper().createObjectNode();
            row.forEach((name, value) -> node.set(name, WireJson.mapper().valueToTree(value)));
            json.append(node);
        }
        return json.append("]").toString();
    }
}
