package dev.datawright.launcher;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.suite.Names;
import dev.datawright.launcher.suite.SuiteOptions;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts this launcher once more, away from the terminal.
final class Background {

    private Background() {}

    static Process start(Home home, SuiteOptions options, BackendOptions backends) throws IOException {
        List<String> command = new ArrayList<>();
        // A session of its own and no hang-up: neither closing the terminal nor its Ctrl-C reaches it.
        for (String wrapper : List.of("setsid", "nohup")) {
            Path tool = Path.of("/usr/bin", wrapper);
            if (Files.isExecutable(tool)) {
                command.add(tool.toString());
            }
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Ddatawright."))
                .toList());
        command.addAll(List.of(Source.asOption(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("up", "--background", "--port", Integer.toString(options.port())));
        command.addAll(backends.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.run().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.log(Names.LAUNCHER).toFile()));
        put(builder.environment(), "DATAWRIGHT_HOME", home.root().toString());
        put(builder.environment(), "DATAWRIGHT_GATEWAY_KEY", backends.gatewayKey());
        put(builder.environment(), "DATAWRIGHT_DATA_DESIGNER_KEY", backends.dataDesignerKey());
        return builder.start();
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
