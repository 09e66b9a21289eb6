package dev.datawright.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.filter.Filter;
import dev.datawright.dataset.filter.Sorting;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file whose last row groups were overwritten. DuckDB ends such an answer without a word.
class DamagedFileTest {

    private static final int ROWS = 1_200_000;

    @TempDir
    Path folder;

    private @Nullable ParquetParts opened;

    @BeforeEach
    void damage() throws IOException {
        long[] numbers = new long[ROWS];
        String[] texts = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = row;
            texts[row] = "a text " + row;
        }
        RowBatch batch = new RowBatch(
                0,
                ROWS,
                List.of(
                        new NamedColumn("n", new ColumnVector.Longs(numbers, null)),
                        new NamedColumn("t", new ColumnVector.Strings(texts))));
        Path file = folder.resolve("data.parquet");
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (int) (bytes.length * 0.6), (int) (bytes.length * 0.98), (byte) 0xFF);
        Files.write(file, bytes);
        opened = ParquetParts.open(List.of(file));
    }

    private ParquetParts parts() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void close() {
        parts().close();
    }

    @Test
    void isNotTakenForAWholeOne() {
        assertThatThrownBy(() -> parts().forEachBatch(batch -> {}))
                .isInstanceOf(DatasetReadException.class)
                .hasMessageMatching(
                        "Only \\d+ of 1200000 rows of data.parquet can be read: what is behind them is" + " damaged");
    }

    @Test
    void makesNoFileThatLooksWhole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> MadeFile.write(new MadeFile.SafeCsv(), parts(), out))
                .isInstanceOf(DatasetReadException.class);
        assertThat(out.size()).isPositive();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("a text 1199999");
    }

    @Test
    void givesNoPageThatIsTooShort() {
        assertThat(RowPages.read(parts(), 0, 10).rows()).hasSize(10);
        Filter filter = new Filter.Language(parts(), Map.of()).read("n >= 1100000");
        assertThatThrownBy(() -> RowPages.read(parts(), filter, Sorting.NONE, 100_000, 0, 10))
                .isInstanceOf(DatasetReadException.class);
    }
}
