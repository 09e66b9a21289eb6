package dev.datawright.ui.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The person's bearer token, from a file that its issuer rewrites long before it expires.
final class PersonToken {
    private final Path file;

    PersonToken(Path file) {
        this.file = file;
    }

    /// The token as it is now. A read per call costs microseconds and never uses an expired one.
    String read() throws IOException {
        return Files.readString(file).strip();
    }
}
