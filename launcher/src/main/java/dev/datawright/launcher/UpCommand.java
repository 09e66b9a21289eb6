package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Tail;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.suite.Logs;
import dev.datawright.launcher.suite.Names;
import dev.datawright.launcher.suite.Suite;
import dev.datawright.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintWriter;
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
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

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
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.fromEnvironment(System.getenv());
        Optional<RunState> running = new StateFile(home).read().filter(RunState::isRunning);
        if (running.isPresent()) {
            out.println("Datawright is " + (running.get().usable() ? "running: " : "starting: ")
                    + running.get().url());
            if (backends.anyGiven()) {
                out.println("It keeps the backends it was started with; ./datawright down, then up, changes them.");
            }
            return ExitCode.DONE.number();
        }
        home.prepare();
        if (!background) {
            Logs.rotateLauncher(home);
        }
        SuiteOptions options = new SuiteOptions(
                Source.folder(),
                PortChoice.choose(port, out::println),
                backends.backends(),
                !"off".equals(System.getenv("DATAWRIGHT_TRAINING")));
        return detach ? detached(home, options, out) : attached(home, options, out);
    }

    private int attached(Home home, SuiteOptions options, PrintWriter out) throws IOException, InterruptedException {
        LaunchLog.toFile(home);
        Consumer<String> news = sentence -> {
            LOG.log(System.Logger.Level.INFO, sentence);
            if (!background) {
                out.println(sentence);
                out.flush();
            }
        };
        Instant start = Instant.now();
        news.accept("Starting PostgreSQL and the services; logs are in " + home.logs() + ".");
        Suite suite = Suite.start(home, options, news, UpCommand::closeAtExit);
        Duration took = Duration.between(start, Instant.now());
        if (options.backends().gatewayUrl() == null) {
            news.accept("Models: the offline model, rule-based and free. --gateway-url connects real ones.");
        }
        news.accept(String.format(Locale.ROOT, "Ready after %.1f s: %s", took.toMillis() / 1000.0, suite.url()));
        if (!background) {
            out.println("Ctrl-C stops everything.");
            out.flush();
        }
        new CountDownLatch(1).await();
        return ExitCode.DONE.number();
    }

    private static void closeAtExit(Suite suite) {
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
    }

    private int detached(Home home, SuiteOptions options, PrintWriter out) throws IOException, InterruptedException {
        out.println("Starting in the background; logs are in " + home.logs() + ".");
        out.flush();
        Process child = Background.start(home, options, backends);
        StateFile state = new StateFile(home);
        // The child has limits of its own for each step; this one only ends a child that hangs.
        Instant deadline = Instant.now().plusSeconds(300);
        while (child.isAlive() && Instant.now().isBefore(deadline)) {
            Optional<RunState> usable = state.read()
                    .filter(run -> run.launcher().pid() == child.pid())
                    .filter(RunState::usable);
            if (usable.isPresent()) {
                out.println("Ready: " + usable.get().url());
                return ExitCode.DONE.number();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        child.destroy();
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "Datawright did not start. The end of " + home.log(Names.LAUNCHER) + ":\n  "
                        + String.join("\n  ", Tail.of(home.log(Names.LAUNCHER), 30)));
    }
}
