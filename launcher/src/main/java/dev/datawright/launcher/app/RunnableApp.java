package dev.datawright.launcher.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service's jar with the Java options it runs with.
///
/// @param training what Java has learnt about the service's start; absent when nothing can be learnt
public record RunnableApp(App app, Path jar, @Nullable Path training) {

    /// Short of memory and quick to start: five of these share one desk.
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=96m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /// The Java that runs this launcher runs the services too.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// The command that starts it.
    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(options());
        if (isTrained()) {
            command.add("-XX:AOTCache=" + training);
        }
        command.add("-jar");
        command.add(jar.toString());
        return List.copyOf(command);
    }

    boolean isTrained() {
        return training != null && Files.exists(training);
    }

    /// Heap and compiler; training and running must agree on them.
    List<String> options() {
        List<String> options = new ArrayList<>(OPTIONS);
        switch (app) {
            // These two make the rows and the files: here the second compiler pays for itself.
            // What row groups in the making hold dies young when the young generation is larger than they are.
            case DESIGNER_SERVICE -> options.addAll(List.of("-Xmx512m", "-Xmn200m", "-XX:SurvivorRatio=3"));
            case MCP_BRIDGE -> options.add("-Xmx256m");
            case OFFLINE_MODEL, AGENT_SERVICE, UI_SERVICE -> {
                options.add("-Xmx256m");
                options.add("-XX:TieredStopAtLevel=1");
            }
        }
        return options;
    }
}
