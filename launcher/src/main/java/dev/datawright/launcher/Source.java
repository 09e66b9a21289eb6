package dev.datawright.launcher;

import java.nio.file.Path;

/// The source tree this launcher was built in; the front door names it.
final class Source {

    private static final String PROPERTY = "datawright.source";

    private Source() {}

    static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
    }

    static String asOption() {
        return "-D" + PROPERTY + "=" + folder();
    }
}
