package dev.datawright.dataset.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

    @TempDir
    Path folder;

    @Test
    void namesTheLineAndColumnOfAQuoteThatIsNotClosed() throws IOException {
        assertRefused(
                csv(90_000, 73_000, "72999,\"Graz, Zum goldenen Löwen,5"),
                "The CSV is broken on line 73,000, column 2, character 7: a quote opens there and is not closed in its"
                        + " line: the next one is on line 73,001, and 'c' follows it; write a quote inside a quoted"
                        + " text twice, and close every quoted text");
    }

    @Test
    void namesAQuoteThatStandsInsideAQuotedText() throws IOException {
        assertRefused(
                csv(90_000, 73_000, "72999,\"the \"old\" town\",5"),
                "The CSV is broken on line 73,000, column 2, character 7: a quoted text ends at character 12, and 'o'"
                        + " follows it; write a quote inside a quoted text twice, and close every quoted text");
    }

    @Test
    void namesAQuoteThatIsNeverClosed() throws IOException {
        assertRefused(
                csv(10, 10, "9,\"Graz,5"),
                "The CSV is broken on line 10, column 2, character 3: a quote opens there and is never closed");
    }

    @Test
    void namesARowOfAnotherLength() throws IOException {
        assertRefused(
                csv(20, 7, "6,Graz, Lend,5"),
                "The CSV is broken on line 7: the row has 4 values, and the header has 3; put texts that hold the"
                        + " delimiter in quotes");
    }

    @Test
    void countsLinesInsideQuotedTexts() throws IOException {
        assertRefused(
                write("x.csv", "a,b\r\n1,\"two\r\nlines\"\r\n2,x,y\r\n"),
                "The CSV is broken on line 4: the row has 3 values, and the header has 2; put texts that hold the"
                        + " delimiter in quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b\n1;\"x;y\"\n",
                "a\tb\n1\t2",
                "a\n1\n\n2\n",
                "\uFEFFa,b\n\"say \"\"hi\"\"\",5\" pipe\n",
                "a,b\r\n1,\r\n,2\r\n"
            })
    void takesWhatIsWellFormed(String content) throws IOException {
        Path file = write("x.csv", content);
        assertThatCode(() -> FileCheck.check(file, TableFile.Format.CSV)).doesNotThrowAnyException();
    }

    @Test
    void namesTextThatIsNotUtf8() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "city\nGraz\nKöln\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(
                file,
                "The CSV is broken on line 3, column 1, character 2: a byte there is not UTF-8; save the file as UTF-8");
        Path wide = folder.resolve("wide.csv");
        Files.write(wide, "\uFEFFcity\nGraz\n".getBytes(Charset.forName("UTF-16LE")));
        assertRefused(
                wide,
                "The file is called .csv, and what is in it is text in UTF-16: bring it as plain text in UTF-8, as CSV,"
                        + " JSON lines or Parquet");
    }

    @Test
    void namesTheLineOfBrokenJson() throws IOException {
        assertRefused(
                write("x.jsonl", "{\"a\": 1}\n{\"a\": [1, {\"b\": 2}]}\n{\"a\": }\n"),
                "The JSON is broken on line 3, character 7: Unexpected character ('}' (code 125)): expected a value");
        assertRefused(
                write("y.jsonl", "{\"a\": 1}\n7\n"),
                "The JSON is broken on line 2: every row is an object in braces, such as {\"city\": \"Graz\"}");
    }

    @Test
    void namesAFileThatIsSomethingElse() throws IOException {
        assertRefused(write("x.csv", ""), "The file is empty");
        assertRefused(
                write("x.csv", "PAR1..."), "The file is called .csv, and what is in it is Parquet: call it .parquet");
        assertRefused(write("x.parquet", "a,b\n1,2\n"), "The file is called .parquet, and what is in it is no Parquet");
    }

    private Path csv(int lines, int brokenLine, String broken) throws IOException {
        StringBuilder text = new StringBuilder("id,city,fine\n");
        for (int line = 2; line <= lines; line++) {
            text.append(line == brokenLine ? broken : (line - 1) + ",\"city " + line + "\",5")
                    .append('\n');
        }
        return write("x.csv", text.toString());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertRefused(Path file, String sentence) {
        TableFile.Format format = TableFile.Format.of(file.toString()).orElseThrow();
        assertThatThrownBy(() -> FileCheck.check(file, format))
                .isInstanceOf(DatasetReadException.class)
                .hasMessage(sentence);
    }
}
