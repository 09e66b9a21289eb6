package dev.datawright.launcher;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.make.Made;
import dev.datawright.launcher.make.MakeOptions;
import dev.datawright.launcher.make.Maker;
import dev.datawright.launcher.make.Target;
import dev.datawright.launcher.make.TokenSource;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a dataset without a browser.
@Command(
        name = "make",
        description = "Makes a dataset from a sentence, through the same services as the browser.",
        footer = {
            "",
            "Uses the instance that runs here, or starts one for the time of the command.",
            "--out replaces a file that exists.",
            "",
            "Ctrl-C cancels the job.",
            "",
            "Exit codes: 0 done, 2 request or arguments not acceptable, 3 job failed,",
            "4 a service cannot be reached, 5 declined, 130 interrupted."
        },
        mixinStandardHelpOptions = true)
final class MakeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Mixin
    private BackendOptions backends = new BackendOptions();

    @Parameters(paramLabel = "REQUEST", description = "What the dataset should hold, in a sentence.")
    private String request = "";

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "How many rows; wins over the request.")
    private @Nullable Long rows;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumber.class,
            description = "Same seed, same values; drawn when absent.")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Ends in .csv, .jsonl or .parquet.")
    private @Nullable Path out;

    @Option(names = "--yes", description = "Approves the job without asking.")
    private boolean yes;

    @Option(names = "--url", paramLabel = "URL", description = "An instance elsewhere; needs DATAWRIGHT_TOKEN.")
    private @Nullable String url;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints nothing but the file's name at the end; needs --yes.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints what was made as one JSON object; all else goes to stderr.")
    private boolean json;

    private final AtomicReference<@Nullable Instance> instance = new AtomicReference<>();
    private final AtomicReference<@Nullable Maker> maker = new AtomicReference<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        MakeOptions options = new MakeOptions(request, rows, seed, yes, Target.of(out));
        if (quiet && !yes) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--quiet asks nothing, so it needs --yes to approve what would run.");
        }
        Terminal terminal = terminal();
        Home home = Home.fromEnvironment(System.getenv());
        Thread stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        Instance used = new Instance(home, terminal, spec.commandLine().getErr());
        instance.set(used);
        URI address = address(used, options);
        TokenSource token = TokenSource.choose(System.getenv(), home.personToken(), address);
        try (Maker work = new Maker(address, token, options, terminal)) {
            maker.set(work);
            try {
                return work.make().number();
            } finally {
                work.made().ifPresent(this::print);
                // Only what ends in order: a Ctrl-C still finds it, and cancels what goes on.
                maker.set(null);
            }
        }
    }

    private Terminal terminal() {
        if (quiet) {
            return Terminal.silent();
        }
        CommandLine line = spec.commandLine();
        return new Terminal(json ? line.getErr() : line.getOut(), Style.ofProcess(System.getenv()));
    }

    private void print(Made made) {
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            writer.println(WireJson.mapper().writeValueAsString(made));
        } else if (quiet) {
            writer.println(made.file());
        }
        writer.flush();
    }

    /// The instance named, else the one that runs here, else one of our own for the time of the command.
    private URI address(Instance instance, MakeOptions options) throws IOException, InterruptedException {
        if (url != null) {
            return Instance.elsewhere(url);
        }
        options.checkForThisMachine();
        Optional<URI> running = instance.running();
        return running.isPresent() ? running.get() : instance.start(backends.backends());
    }

    /// Runs when the command ends, in order or by Ctrl-C.
    private void stop() {
        Maker work = maker.getAndSet(null);
        if (work != null) {
            work.abandon();
        }
        Instance used = instance.getAndSet(null);
        if (used != null) {
            used.close();
        }
    }
}
