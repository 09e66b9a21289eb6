package dev.datawright.endtoend.make;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Design;
import dev.datawright.endtoend.tickets.Tickets;
import dev.datawright.testsupport.suite.Program;
import dev.datawright.testsupport.suite.RunningSuite;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakeStoryIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RunningSuite suite = RunningSuite.shared();

    @Test
    void makesTheSameBytesOfTheSameSeed(@TempDir Path folder) {
        Path first = make(folder.resolve("tickets.csv"));
        Path second = make(folder.resolve("again.csv"));

        Design design = suite.person().seesNewestDesign();
        Tickets.hasTheDesignsHeader(first, design);
        Tickets.areRight(first, design);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets.jsonl", "tickets.parquet"})
    void makesEveryFormat(String name, @TempDir Path folder) {
        Path file = make(folder.resolve(name));

        Tickets.areRight(file, suite.person().seesNewestDesign());
    }

    private Path make(Path file) {
        Program make = suite.command(
                "make",
                Tickets.SENTENCE,
                "--rows",
                Integer.toString(Tickets.ROWS),
                "--seed",
                "7",
                "--yes",
                "--out",
                file.toString(),
                "--url",
                suite.url().toString());
        int code = make.awaitEnd(LIMIT);
        assertThat(code).as(() -> make.lastLines(40)).isZero();
        return file;
    }
}
