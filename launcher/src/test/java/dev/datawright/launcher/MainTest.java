package dev.datawright.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "make", "make a --rows many", "make a --out tickets.xlsx", "make a --url nowhere"})
    void refusesArgumentsWithTwo(String line) {
        assertThat(Main.run(line.split(" "))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "make"})
    void explainsItself(String command) {
        assertThat(Main.run(command, "--help")).isZero();
    }
}
