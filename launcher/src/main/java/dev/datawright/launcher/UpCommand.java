package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.gateway.LiteLlm;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Tail;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.suite.Logs;
import dev.datawright.launcher.suite.Names;
import dev.datawright.launcher.suite.Suite;
import dev.datawright.launcher.suite.SuiteOptions;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts everything and stays until it is stopped.
@Command(
        name = "up",
        description = "Starts everything on this machine and prints the address. Ctrl-C stops it.",
        footer = {
            "",
            "Exit codes: 0 done or running already, 2 arguments not acceptable or --port taken,",
            "4 it did not start, 130 stopped by Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /// Longer than PostgreSQL and then the slowest service may take, whose own limits tell more than this one.
    private static final Duration START_WITHIN = Duration.ofMinutes(8);

    private static final System.Logger LOG = System.getLogger(UpCommand.class.getName());

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Mixin
    private BackendOptions backends = new BackendOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the one address (8600, or one near it).")
    private @Nullable Integer port;

    @Option(names = "--detach", description = "Leaves it running in the background; ./datawright down stops it.")
    private boolean detach;

    /// How `--detach` starts this command again.
    @Option(names = "--background", hidden = true)
    private boolean background;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terminal out = new Terminal(spec.commandLine().getOut(), Style.ofProcess(System.getenv()));
        Home home = Home.fromEnvironment(System.getenv());
        Optional<RunState> running = new StateFile(home).read().filter(RunState::isRunning);
        if (running.isPresent()) {
            tellOfRunning(running.get(), out);
            return ExitCode.DONE.number();
        }
        home.prepare();
        if (!background) {
            Logs.rotateLauncher(home);
        }
        SuiteOptions options = new SuiteOptions(
                Source.folder(),
                PortChoice.choose(port, out::say),
                backends.backends(),
                !"off".equals(System.getenv("DATAWRIGHT_TRAINING")));
        if (!background) {
            prepareGateway(home, options, out);
        }
        return detach ? detached(home, options, out) : attached(home, options, out);
    }

    /// Before anything starts: what is missing is told at once, and an installation may take longer than a start.
    private static void prepareGateway(Home home, SuiteOptions options, Terminal out)
            throws IOException, InterruptedException {
        String provider = options.backends().gatewayProvider();
        if (provider != null) {
            LiteLlm gateway = LiteLlm.prepare(options.source(), home, provider, System.getenv(), out::say);
            out.say("Models: " + gateway.title() + ", through LiteLLM.");
        }
    }

    private void tellOfRunning(RunState running, Terminal out) {
        out.say("Datawright is " + (running.usable() ? "running: " : "starting: ") + running.url());
        if (backends.anyGiven()) {
            out.say("It keeps the backends it was started with; ./datawright down, then up, changes them.");
        }
        if (port != null && !running.url().endsWith(":" + port)) {
            out.say("It keeps its port; ./datawright down, then up --port " + port + ", changes it.");
        }
    }

    private int attached(Home home, SuiteOptions options, Terminal out) throws IOException, InterruptedException {
        LaunchLog.toFile(home);
        Consumer<String> news = sentence -> {
            LOG.log(System.Logger.Level.INFO, sentence);
            if (!background) {
                out.say(sentence);
            }
        };
        Instant start = Instant.now();
        news.accept("Starting PostgreSQL and the services; logs are in " + home.logs() + ".");
        Suite suite;
        try (StartDisplay display = display(home, options, background ? Terminal.silent() : out)) {
            display.show(ProcessHandle.current().pid());
            suite = Suite.start(home, options, news, UpCommand::closeAtExit);
        }
        Duration took = Duration.between(start, Instant.now());
        tellOfModels(options, news);
        news.accept(ready(took, suite.url()));
        if (!background) {
            out.say("Ctrl-C stops everything.");
        }
        new CountDownLatch(1).await();
        return ExitCode.DONE.number();
    }

    private static StartDisplay display(Home home, SuiteOptions options, Terminal terminal) {
        return new StartDisplay(terminal, new StateFile(home), Suite.processes(options.backends()), Clock.systemUTC());
    }

    private static void tellOfModels(SuiteOptions options, Consumer<String> news) {
        if (options.backends().gatewayUrl() == null && options.backends().gatewayProvider() == null) {
            news.accept(
                    "Models: the offline model, rule-based and free. --gateway-url or --gateway litellm connects real"
                            + " ones.");
        }
    }

    private static String ready(Duration took, String url) {
        return String.format(Locale.ROOT, "Ready after %.1f s: %s", took.toMillis() / 1000.0, url);
    }

    private static void closeAtExit(Suite suite) {
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
    }

    private int detached(Home home, SuiteOptions options, Terminal out) throws IOException, InterruptedException {
        Instant start = Instant.now();
        out.say("Starting in the background; logs are in " + home.logs() + ".");
        Process child = Background.start(home, options, backends);
        Optional<RunState> usable;
        try (StartDisplay display = display(home, options, out)) {
            display.show(child.pid());
            usable = awaitUsable(child, new StateFile(home));
        }
        if (usable.isPresent()) {
            tellOfModels(options, out::say);
            out.say(ready(Duration.between(start, Instant.now()), usable.get().url()));
            return ExitCode.DONE.number();
        }
        boolean slow = child.isAlive();
        child.destroy();
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                (slow
                                ? "Datawright was not ready after " + START_WITHIN.toMinutes()
                                        + " minutes; ./datawright doctor may tell why. The end of "
                                : "Datawright did not start. The end of ")
                        + home.log(Names.LAUNCHER) + ":\n  "
                        + String.join("\n  ", Tail.of(home.log(Names.LAUNCHER), 30)));
    }

    private static Optional<RunState> awaitUsable(Process child, StateFile state) throws InterruptedException {
        // The child has limits of its own for each step; this one only ends a child that hangs.
        Instant deadline = Instant.now().plus(START_WITHIN);
        while (child.isAlive() && Instant.now().isBefore(deadline)) {
            Optional<RunState> usable = state.read()
                    .filter(run -> run.launcher().pid() == child.pid())
                    .filter(RunState::usable);
            if (usable.isPresent()) {
                return usable;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Optional.empty();
    }
}
