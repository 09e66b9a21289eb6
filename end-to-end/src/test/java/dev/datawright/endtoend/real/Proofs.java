package dev.datawright.endtoend.real;

import dev.datawright.testsupport.suite.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// What a run has proved, in sentences with the numbers that were seen; the script shows them at the end.
final class Proofs {

    private final Path file = Checkout.target("real").resolve("nemo-platform.txt");

    void add(String sentence, @Nullable Object... values) {
        try {
            Files.writeString(
                    file,
                    "proved: " + sentence.formatted(values) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
