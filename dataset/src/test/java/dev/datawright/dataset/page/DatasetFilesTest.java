package dev.datawright.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void makesTheSameBytesHoweverTheRowsWereCutIntoParts(FileFormat format) throws IOException {
        byte[] direct = bytes(format, rows(0, 60_000));

        assertThat(convert(format, 60_000)).isEqualTo(direct);
        assertThat(convert(format, 50_000, 10_000)).isEqualTo(direct);
        assertThat(convert(format, 1, 0, 29_999, 30_000)).isEqualTo(direct);
    }

    private byte[] convert(FileFormat format, int... sizes) throws IOException {
        List<Path> files = new ArrayList<>();
        int firstRow = 0;
        for (int size : sizes) {
            Path file = folder.resolve("part-" + files.size() + ".parquet");
            files.add(Files.write(file, bytes(FileFormat.PARQUET, rows(firstRow, size))));
            firstRow += size;
        }
        Path target = folder.resolve("all." + format.wireName());
        try (ParquetParts parts = ParquetParts.open(files)) {
            DatasetFiles.write(parts, format, target);
        }
        return Files.readAllBytes(target);
    }

    private static byte[] bytes(FileFormat format, RowBatch batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = format.writer(out, RowSchema.of(batch))) {
            writer.write(batch);
        }
        return out.toByteArray();
    }

    private static RowBatch rows(int firstRow, int size) {
        double[] fines = new double[size];
        @Nullable String[] streets = new @Nullable String[size];
        for (int row = 0; row < size; row++) {
            Random random = new Random(firstRow + row);
            fines[row] = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
            streets[row] = random.nextInt(10) == 0 ? null : "Straße " + random.nextInt(50);
        }
        return new RowBatch(
                firstRow,
                size,
                List.of(
                        new NamedColumn(
                                "number",
                                new ColumnVector.Longs(
                                        LongStream.range(firstRow, firstRow + size)
                                                .toArray(),
                                        null)),
                        new NamedColumn("fine", new ColumnVector.Doubles(fines, null)),
                        new NamedColumn("street", new ColumnVector.Strings(streets))));
    }
}
