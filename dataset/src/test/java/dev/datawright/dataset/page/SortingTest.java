package dev.datawright.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.filter.ConditionException;
import dev.datawright.dataset.filter.Filter;
import dev.datawright.dataset.filter.Sorting;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortingTest {

    @TempDir
    static Path folder;

    private static ParquetParts parts;

    @BeforeAll
    static void write() throws IOException {
        parts = ParquetParts.open(List.of(part("a.parquet", 0), part("b.parquet", 4)));
    }

    @AfterAll
    static void close() {
        parts.close();
    }

    private static Path part(String name, int first) throws IOException {
        BitSet third = new BitSet();
        third.set(2);
        RowBatch batch = new RowBatch(
                first,
                4,
                List.of(
                        new NamedColumn(
                                "id",
                                new ColumnVector.Longs(new long[] {first, first + 1, first + 2, first + 3}, null)),
                        new NamedColumn("fine", new ColumnVector.Doubles(new double[] {15, 9, 0, 100}, third)),
                        new NamedColumn("-x", new ColumnVector.Strings(new String[] {"b", "a", "b", "a"})),
                        new NamedColumn("day", new ColumnVector.Strings(new String[] {
                            "02.01.2026", "31.12.2025", "01.01.2026", "03.01.2026"
                        })),
                        new NamedColumn(
                                "driver",
                                new ColumnVector.Structs(
                                        4,
                                        List.of(new NamedColumn(
                                                "city",
                                                new ColumnVector.Strings(new String[] {"Wien", "Linz", null, "Graz"}))),
                                        null))));
        Path file = folder.resolve(name);
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fine             | 1 5 0 4 3 7 2 6
            -fine            | 3 7 0 4 1 5 2 6
            -x               | 1 3 5 7 0 2 4 6
            --x,-id          | 6 4 2 0 7 5 3 1
            day              | 1 5 2 6 0 4 3 7
            -day             | 3 7 0 4 2 6 1 5
            driver.city      | 3 7 1 5 0 4 2 6
            ' - driver.city' | 0 4 1 5 3 7 2 6
            """)
    void putsRowsInOrderAndKeepsThatOfEqualOnes(String keys, String ids) throws IOException {
        assertThat(ids(Filter.NONE, keys, 0, 10)).isEqualTo(ids);
    }

    @Test
    void cutsPagesOutOfTheSortedRowsThatMeetConditions() throws IOException {
        Filter filter = new Filter.Language(parts, Map.of()).read("fine > 9");
        assertThat(ids(filter, "-fine", 0, 3)).isEqualTo("3 7 0");
        assertThat(ids(filter, "-fine", 3, 3)).isEqualTo("4");
        assertThat(RowPages.read(parts, filter, sorting("-fine"), 9, 3).total()).isEqualTo(4);
    }

    @Test
    void namesWhatHasNoOrder() {
        assertThatThrownBy(() -> sorting("fien"))
                .isInstanceOf(ConditionException.class)
                .hasMessage("there is no column 'fien'");
        assertThatThrownBy(() -> sorting("-")).hasMessage("no column is named");
        assertThatThrownBy(() -> sorting("driver")).hasMessage("'driver' has parts and has no order as a whole");
        assertThatThrownBy(() -> sorting("driver.street")).hasMessage("there is no column 'driver.street'");
        assertThatThrownBy(() -> sorting("fine; DROP TABLE x")).hasMessage("there is no column 'fine; DROP TABLE x'");
    }

    private static Sorting sorting(String keys) {
        Sorting.Language language = new Sorting.Language(parts, Map.of("day", "%d.%m.%Y"));
        Sorting sorting = Sorting.NONE;
        for (String key : keys.split(",")) {
            sorting = sorting.then(language.read(key));
        }
        return sorting;
    }

    private static String ids(Filter filter, String keys, long offset, int limit) throws IOException {
        return RowPages.read(parts, filter, sorting(keys), offset, limit).rows().stream()
                .map(row -> String.valueOf(row.get("id")))
                .collect(Collectors.joining(" "));
    }
}
