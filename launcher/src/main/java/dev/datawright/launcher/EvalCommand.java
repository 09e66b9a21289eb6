package dev.datawright.launcher;

import dev.datawright.launcher.eval.EvalOptions;
import dev.datawright.launcher.eval.Evaluation;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.make.TokenSource;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how well the agent understands.
@Command(
        name = "eval",
        description = "Plays written requests to the agent and counts which of their stated requirements are met.",
        footer = {
            "",
            "Uses the instance that runs here, or starts one for the time of the command.",
            "Approves no job. docs/reference/evaluation.md has the format of the file.",
            "",
            "Exit codes: 0 done, 1 --goal missed, 2 file or arguments not acceptable,",
            "4 a service cannot be reached, 130 interrupted."
        },
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Mixin
    private BackendOptions backends = new BackendOptions();

    @Option(names = "--file", paramLabel = "FILE", required = true, description = "The requests: JSON, one a line.")
    private Path file = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "ALIAS",
            description = "One of the gateway's models, which answers instead of the agent's own.")
    private @Nullable String model;

    @Option(names = "--only", paramLabel = "ID", split = ",", description = "Plays these requests alone.")
    private List<String> only = List.of();

    @Option(names = "--language", paramLabel = "CODE", description = "Plays those in en, de, fr or es alone.")
    private @Nullable String language;

    @Option(names = "--tag", paramLabel = "TAG", description = "Plays those with this tag alone.")
    private @Nullable String tag;

    @Option(names = "--parallel", paramLabel = "N", description = "How many are played at once (${DEFAULT-VALUE}).")
    private int parallel = 1;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "Longest wait for the end of what one message began (${DEFAULT-VALUE}).")
    private long wait = 300;

    @Option(names = "--goal", paramLabel = "SHARE", description = "Exit code 1 when less is met, such as 0.8.")
    private @Nullable Double goal;

    @Option(names = "--keep", description = "Leaves the conversations in the list.")
    private boolean keep;

    @Option(names = "--url", paramLabel = "URL", description = "An instance elsewhere; needs DATAWRIGHT_TOKEN.")
    private @Nullable String url;

    @Option(names = "--json", description = "Prints a JSON object for each request and one for the sums.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Evaluation evaluation = Evaluation.of(
                new EvalOptions(file, model, only, language, tag, parallel, Duration.ofSeconds(wait), goal, keep));
        CommandLine line = spec.commandLine();
        Terminal terminal = new Terminal(json ? line.getErr() : line.getOut(), Style.ofProcess(System.getenv()));
        Home home = Home.fromEnvironment(System.getenv());
        Instance instance = new Instance(home, terminal, line.getErr());
        Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "stop"));
        URI address = address(instance);
        return evaluation
                .run(address, TokenSource.choose(System.getenv(), home.personToken(), address), terminal, lines())
                .number();
    }

    private Consumer<String> lines() {
        PrintWriter out = spec.commandLine().getOut();
        return line -> {
            if (json) {
                out.println(line);
                out.flush();
            }
        };
    }

    private URI address(Instance instance) throws IOException, InterruptedException {
        Optional<URI> there = url == null ? instance.running() : Optional.of(Instance.elsewhere(url));
        return there.isPresent() ? there.get() : instance.start(backends.backends());
    }
}
