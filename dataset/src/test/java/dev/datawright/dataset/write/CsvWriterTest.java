package dev.datawright.dataset.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {

    private static final String ALPHABET = "ab,\"\n\r é✓🎲;=+'\t";

    @RepeatedTest(50)
    void writesTextsThatReadBackTheSame(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        int columns = 1 + random.nextInt(4);
        int rows = random.nextInt(20);
        List<NamedColumn> named = new ArrayList<>();
        List<List<@Nullable String>> expected = new ArrayList<>();
        expected.add(new ArrayList<>());
        for (int row = 0; row < rows; row++) {
            expected.add(new ArrayList<>());
        }
        for (int column = 0; column < columns; column++) {
            @Nullable String[] texts = new @Nullable String[rows];
            String name = text(random);
            expected.getFirst().add(name);
            for (int row = 0; row < rows; row++) {
                // Only of a single column can an absent value not be told from an empty text.
                texts[row] = columns > 1 && random.nextInt(5) == 0 ? null : text(random);
                expected.get(row + 1).add(texts[row]);
            }
            named.add(new NamedColumn(name, new ColumnVector.Strings(texts)));
        }

        assertThat(parse(csv(new RowBatch(0, rows, named)))).isEqualTo(expected);
    }

    @Test
    void writesValuesTheSameHoweverTheyAreHeld() throws IOException {
        BitSet second = new BitSet();
        second.set(1);
        byte[] texts = "Ada,\u00e9Bo".getBytes(StandardCharsets.UTF_8);
        ColumnVector colours = new ColumnVector.Strings(new @Nullable String[] {"red", "a \"b\"", null});
        ColumnVector sizes = new ColumnVector.Longs(new long[] {7, 9}, null);
        RowBatch batch = new RowBatch(
                0,
                3,
                List.of(
                        new NamedColumn("name", new ColumnVector.Packed(texts, new int[] {0, 6, 6, 8}, second)),
                        new NamedColumn("colour", new ColumnVector.Coded(colours, new int[] {1, 0, 0}, null)),
                        new NamedColumn("size", new ColumnVector.Coded(sizes, new int[] {1, 0, 0}, second))));

        assertThat(csv(batch)).isEqualTo("""
                name,colour,size
                "Ada,\u00e9","a ""b""\",9
                ,red,
                Bo,red,7
                """);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (RowWriter writer = FileFormat.JSONL.writer(lines, RowSchema.of(batch))) {
            writer.write(batch);
        }
        assertThat(lines.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"name":"Ada,\u00e9","colour":"a \\"b\\"","size":9}
                {"name":null,"colour":"red","size":null}
                {"name":"Bo","colour":"red","size":7}
                """);
    }

    @Test
    void writesEachTypeInItsPlainestForm() throws IOException {
        BitSet second = new BitSet();
        second.set(1);
        RowBatch batch = new RowBatch(
                0,
                2,
                List.of(
                        new NamedColumn("n", new ColumnVector.Longs(new long[] {-7, 0}, second)),
                        new NamedColumn("x", new ColumnVector.Doubles(new double[] {12, 1e10}, null)),
                        new NamedColumn("paid", new ColumnVector.Booleans(new boolean[] {true, false}, null)),
                        new NamedColumn("t", new ColumnVector.Strings(new @Nullable String[] {"", null})),
                        new NamedColumn(
                                "p",
                                new ColumnVector.Structs(
                                        2,
                                        List.of(new NamedColumn(
                                                "name",
                                                new ColumnVector.Strings(new @Nullable String[] {"Ada \"A\"", null}))),
                                        null))));

        assertThat(csv(batch)).isEqualTo("""
                n,x,paid,t,p
                -7,12.0,true,"","{""name"":""Ada \\""A\\""\""}"
                ,10000000000.0,false,,"{""name"":null}"
                """);
    }

    @Test
    void keepsTheRowOfAnAbsentOnlyValue() throws IOException {
        RowBatch batch = new RowBatch(
                0, 2, List.of(new NamedColumn("t", new ColumnVector.Strings(new @Nullable String[] {null, "a"}))));

        assertThat(csv(batch)).isEqualTo("t\n\"\"\na\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-0.0, -0.0",
        "100, 100.0",
        "1e7, 10000000.0",
        "123456789.125, 123456789.125",
        "0.0001, 0.0001",
        "1.5e-7, 0.00000015",
        "1e-8, 1.0E-8",
        "1e17, 1.0E17",
        "1.7976931348623157E308, 1.7976931348623157E308"
    })
    void writesNumbersAsTheShortestDecimal(double value, String text) throws IOException {
        RowBatch batch =
                new RowBatch(0, 1, List.of(new NamedColumn("x", new ColumnVector.Doubles(new double[] {value}, null))));

        assertThat(csv(batch)).isEqualTo("x\n" + text + "\n");
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] alphabet = ALPHABET.codePoints().toArray();
        int length = random.nextInt(6);
        for (int index = 0; index < length; index++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static String csv(RowBatch batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(out, RowSchema.of(batch))) {
            writer.write(batch);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// RFC 4180, read to the letter; a field without anything is null.
    private static List<List<@Nullable String>> parse(String csv) {
        List<List<@Nullable String>> records = new ArrayList<>();
        List<@Nullable String> record = new ArrayList<>();
        int position = 0;
        while (position < csv.length()) {
            StringBuilder field = new StringBuilder();
            boolean quoted = csv.charAt(position) == '"';
            if (quoted) {
                position++;
                while (csv.charAt(position) != '"' || csv.startsWith("\"\"", position)) {
                    field.append(csv.charAt(position));
                    position += csv.charAt(position) == '"' ? 2 : 1;
                }
                position++;
            } else {
                while (csv.charAt(position) != ',' && csv.charAt(position) != '\n') {
                    field.append(csv.charAt(position++));
                }
            }
            record.add(!quoted && field.isEmpty() ? null : field.toString());
            if (csv.charAt(position++) == '\n') {
                records.add(record);
                record = new ArrayList<>();
            }
        }
        return records;
    }
}
