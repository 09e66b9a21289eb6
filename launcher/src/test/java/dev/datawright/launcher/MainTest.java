package dev.datawright.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "make",
                "make a --rows many",
                "make a --out tickets.xlsx",
                "make a --url nowhere",
                "make a --rows 0",
                "make a --rows 1000000000",
                "make a --seed seven",
                "make a --out missing-folder/tickets.csv",
                "make a --quiet",
                "mcp --toolset every",
                "up --port 70000",
                "up --gateway-url nowhere"
            })
    void refusesArgumentsWithTwo(String line) {
        assertThat(Main.run(line.split(" "))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "make", "mcp", "doctor"})
    void explainsItself(String command) {
        assertThat(Main.run(command, "--help")).isZero();
    }

    private static String refusal(String... line) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(line)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatIsWrongInASentence() {
        assertThat(refusal("make", "a", "--seed", "seven"))
                .startsWith("Invalid value for option '--seed': 'seven' is not a whole number")
                .contains("./datawright make --help tells what it takes.")
                .doesNotContain("Usage:");
        assertThat(refusal("make")).startsWith("The request is missing. Say what the dataset should hold, such as");
        assertThat(refusal("make", "  ")).startsWith("The request is empty.");
        assertThat(refusal("make", "a", "--out", "tickets.xlsx"))
                .startsWith("--out tickets.xlsx: the ending tells the format; use .csv, .jsonl or .parquet.");
    }

    @Test
    void takesNumbersAsPeopleTypeThem() throws Exception {
        WholeNumber numbers = new WholeNumber();
        assertThat(numbers.convert("5_000")).isEqualTo(5000);
        assertThat(numbers.convert("5,000")).isEqualTo(5000);
        assertThat(numbers.convert("1.000.000")).isEqualTo(1_000_000);
        assertThat(numbers.convert("5k")).isEqualTo(5000);
        assertThat(numbers.convert("-1")).isEqualTo(-1);
    }
}
