package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.make.MakeOptions;
import dev.datawright.launcher.make.Maker;
import dev.datawright.launcher.make.Target;
import dev.datawright.launcher.make.Terminal;
import dev.datawright.launcher.make.TokenSource;
import dev.datawright.launcher.process.Ports;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.suite.Suite;
import dev.datawright.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--rows", paramLabel = "N", description = "How many rows; wins over the request.")
    private @Nullable Long rows;

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same values; drawn when absent.")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Ends in .csv, .jsonl or .parquet.")
    private @Nullable Path out;

    @Option(names = "--yes", description = "Approves the job without asking.")
    private boolean yes;

    @Option(names = "--url", paramLabel = "URL", description = "An instance elsewhere; needs DATAWRIGHT_TOKEN.")
    private @Nullable String url;

    private final AtomicReference<@Nullable Suite> suite = new AtomicReference<>();
    private final AtomicReference<@Nullable Maker> maker = new AtomicReference<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        MakeOptions options = new MakeOptions(request, rows, seed, yes, Target.of(out));
        Terminal terminal = Terminal.ofProcess(spec.commandLine().getOut());
        Home home = Home.fromEnvironment(System.getenv());
        Thread stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        URI address = address(home);
        TokenSource token = TokenSource.choose(System.getenv(), home.personToken(), address);
        try (Maker work = new Maker(address, token, options, terminal)) {
            maker.set(work);
            ExitCode code = work.make();
            maker.set(null);
            return code.number();
        }
    }

    /// The instance named, else the one that runs here, else one of our own for the time of the command.
    private URI address(Home home) throws IOException, InterruptedException {
        if (url != null) {
            return parse(url);
        }
        Optional<RunState> running = new StateFile(home).read().filter(RunState::isRunning);
        if (running.isPresent()) {
            if (!running.get().usable()) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE, "Datawright is still starting; ./datawright status tells how far it is.");
            }
            return URI.create(running.get().url());
        }
        home.prepare();
        LaunchLog.toFile(home);
        spec.commandLine().getOut().println("Starting Datawright for this command…");
        spec.commandLine().getOut().flush();
        SuiteOptions options = new SuiteOptions(Source.folder(), Ports.free(1).getFirst(), backends.backends(), false);
        Suite own = Suite.start(home, options, spec.commandLine().getErr()::println, suite::set);
        return URI.create(own.url());
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url.strip().replaceAll("/+$", ""));
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // The sentence below says what is expected.
        }
        throw new CommandFailure(
                ExitCode.BAD_REQUEST, "--url '" + url + "' is not an address. Give one such as http://127.0.0.1:8600");
    }

    /// Runs when the command ends, in order or by Ctrl-C.
    private void stop() {
        Maker work = maker.getAndSet(null);
        if (work != null) {
            work.abandon();
        }
        Suite own = suite.getAndSet(null);
        if (own != null) {
            own.close();
        }
    }
}
