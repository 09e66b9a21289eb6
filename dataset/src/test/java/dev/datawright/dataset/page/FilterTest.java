package dev.datawright.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.job.RowPage;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.filter.ConditionException;
import dev.datawright.dataset.filter.Filter;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    @TempDir
    static Path folder;

    private static ParquetParts parts;

    /// Two parts of four rows each, so that a page can begin in one and end in the other.
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
                        new RowBatch.NamedColumn("id", new ColumnVector.Longs(ids(first), null)),
                        new RowBatch.NamedColumn(
                                "fine", new ColumnVector.Doubles(new double[] {15, 20.5, 0, 100}, third)),
                        new RowBatch.NamedColumn(
                                "paid", new ColumnVector.Booleans(new boolean[] {true, false, true, false}, null)),
                        new RowBatch.NamedColumn(
                                "city",
                                new ColumnVector.Strings(new String[] {"Graz", "Bad Ischl", "", "O'Hara \"x\""})),
                        new RowBatch.NamedColumn("at", new ColumnVector.Strings(new String[] {
                            "2026-01-31T00:00:00", "2026-01-31T09:30:00", "2026-02-01T00:00:00", null
                        })),
                        new RowBatch.NamedColumn("day", new ColumnVector.Strings(new String[] {
                            "31.12.2025", "01.01.2026", "02.01.2026", "03.01.2026"
                        })),
                        new RowBatch.NamedColumn(
                                "driver",
                                new ColumnVector.Structs(
                                        4,
                                        List.of(
                                                new RowBatch.NamedColumn("city", new ColumnVector.Strings(new String[] {
                                                    "Wien", "Linz", "Linz", null
                                                })),
                                                new RowBatch.NamedColumn(
                                                        "age",
                                                        new ColumnVector.Longs(new long[] {30, 40, 50, 60}, null))),
                                        null))));
        Path file = folder.resolve(name);
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        return file;
    }

    private static long[] ids(int first) {
        long[] ids = new long[4];
        Arrays.setAll(ids, row -> first + row);
        return ids;
    }

    private static Filter filter(String... conditions) {
        Filter.Language language = new Filter.Language(parts, Map.of("at", "", "day", "%d.%m.%Y"));
        Filter filter = Filter.NONE;
        for (String condition : conditions) {
            filter = filter.and(language.read(condition));
        }
        return filter;
    }

    private static List<Object> ids(RowPage page) {
        return page.rows().stream()
                .map(row -> Objects.requireNonNull(row.get("id")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    id = 3                       => 3
                    id < 2                       => 0 1
                    id >= 6.5                    => 7
                    id != 0                      => 1 2 3 4 5 6 7
                    fine >= 20.5                 => 1 3 5 7
                    fine<20                      => 0 4
                    fine != 15                   => 1 2 3 5 6 7
                    fine is empty                => 2 6
                    fine IS  NOT  EMPTY          => 0 1 3 4 5 7
                    paid = TRUE                  => 0 2 4 6
                    paid != true                 => 1 3 5 7
                    city = Graz                  => 0 4
                    city = "Bad Ischl"           => 1 5
                    city contains bad            => 1 5
                    city contains '              => 3 7
                    city = O'Hara "x"            => 3 7
                    city is empty                => 2 6
                    at = 2026-01-31              => 0 1 4 5
                    at > 2026-01-31              => 2 6
                    at <= 2026-01-31T09:00:00    => 0 4
                    at = 2026-01-31 09:30        => 1 5
                    at >= 2026-01-31T10:30+01:00 => 1 2 5 6
                    day < 2026-01-01             => 0 4
                    day >= 02.01.2026            => 2 3 6 7
                    driver.city = Linz           => 1 2 5 6
                    driver.age > 45              => 2 3 6 7
                    driver.city is empty         => 3 7
                    driver is not empty          => 0 1 2 3 4 5 6 7
                    """)
    void letsThroughWhatMeetsTheCondition(String condition, String ids) {
        RowPage page = RowPages.read(parts, filter(condition), 0, 100);
        List<Object> expected =
                Arrays.stream(ids.split(" ")).<Object>map(Long::valueOf).toList();
        assertThat(ids(page)).isEqualTo(expected);
        assertThat(page.total()).isEqualTo(expected.size());
    }

    @Test
    void pagesThroughWhatMeetsAllConditionsInTheOrderOfTheRows() {
        Filter filter = filter("id > 0", "fine is not empty");
        assertThat(ids(RowPages.read(parts, filter, 1, 2))).containsExactly(3L, 4L);
        RowPage last = RowPages.read(parts, filter, 4, 100);
        assertThat(last.total()).isEqualTo(5);
        assertThat(ids(last)).containsExactly(7L);
        assertThat(RowPages.read(parts, filter, Long.MAX_VALUE, 10).rows()).isEmpty();
        assertThat(RowPages.read(parts, Filter.NONE, Long.MAX_VALUE, 10).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    ``                  => the condition is empty
                    fien > 3            => there is no column 'fien'
                    fine                => after 'fine' there is no comparison
                    fine about 3        => after 'fine' there is no comparison
                    fine >              => after 'fine >' the value is missing
                    fine > cheap        => 'fine' holds numbers, and 'cheap' is none
                    fine contains 3     => 'fine' holds no texts, and contains looks into texts
                    paid > true         => 'paid' is true or false, and nothing else can be asked of it
                    paid = yes          => 'paid' is true or false, and nothing else can be asked of it
                    at > yesterday      => 'at' holds dates, and 'yesterday' is none
                    at > 2026-02-30     => 'at' holds dates, and '2026-02-30' is none
                    day > soon          => 'day' holds dates, and 'soon' is none
                    driver = x          => 'driver' has parts and is not compared as a whole
                    driver.town = x     => 'driver' has no part 'town'
                    city.name = x       => 'city' has no parts, so there is no 'city.name'
                    1; drop table x     => there is no column '1;'
                    """)
    void saysWhatIsWrongWithACondition(String condition, String sentence) {
        assertThatThrownBy(() -> filter(condition))
                .isInstanceOf(ConditionException.class)
                .hasMessage(sentence);
    }

    @Test
    void takesNothingFromAValueAsSql() {
        assertThat(RowPages.read(parts, filter("city = ' OR 1=1 --"), 0, 10).total())
                .isZero();
        assertThat(RowPages.read(parts, filter("id < 1e400"), 0, 10).total()).isEqualTo(8);
        assertThat(RowPages.read(parts, filter("id > 1e-400"), 0, 10).total()).isEqualTo(7);
    }
}
