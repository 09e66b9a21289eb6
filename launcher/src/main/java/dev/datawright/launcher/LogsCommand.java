package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Tail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what the processes wrote.
@Command(name = "logs", description = "Shows the end of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCESS",
            description = "One of the names that status shows; all without.")
    private @Nullable String process;

    @Option(names = "-f", description = "Goes on as more is written, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "50", description = "How many lines (${DEFAULT-VALUE}).")
    private int lines = 50;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.fromEnvironment(System.getenv());
        List<Path> logs = choose(home);
        PrintWriter out = spec.commandLine().getOut();
        List<LogReader> readers = new ArrayList<>();
        for (Path log : logs) {
            String mark = logs.size() == 1 ? "" : name(log) + " | ";
            readers.add(LogReader.atEndOf(log, mark));
            Tail.of(log, lines).forEach(line -> out.println(mark + line));
        }
        out.flush();
        while (follow) {
            for (LogReader reader : readers) {
                reader.readNew().forEach(out::println);
            }
            out.flush();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return ExitCode.DONE.number();
    }

    private List<Path> choose(Home home) throws IOException {
        List<Path> all = List.of();
        if (Files.isDirectory(home.logs())) {
            try (Stream<Path> entries = Files.list(home.logs())) {
                all = entries.filter(entry -> entry.toString().endsWith(".log"))
                        .sorted()
                        .toList();
            }
        }
        if (process == null) {
            if (all.isEmpty()) {
                throw new CommandFailure(ExitCode.BAD_REQUEST, "There are no logs yet in " + home.logs() + ".");
            }
            return all;
        }
        List<Path> chosen =
                all.stream().filter(log -> name(log).equals(process)).toList();
        if (chosen.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "There is no log of '" + process + "'. There are: "
                            + String.join(
                                    ", ", all.stream().map(LogsCommand::name).toList()) + ".");
        }
        return chosen;
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceAll("\\.log$", "");
    }
}
