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

    private final Path file;

    /// @param story the script's name, which shows the file of this name
    Proofs(String story) {
        file = Checkout.target("real").resolve(story + ".txt");
    }

    void add(String sentence, @Nullable Object... values) {
        write("proved", sentence, values);
    }

    /// What could not be seen here, and is told by documentation alone.
    void played(String sentence, @Nullable Object... values) {
        write("played", sentence, values);
    }

    void skipped(String sentence, @Nullable Object... values) {
        write("skipped", sentence, values);
    }

    private void write(String kind, String sentence, @Nullable Object... values) {
        try {
            Files.writeString(
                    file,
                    kind + ": " + sentence.formatted(values) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
