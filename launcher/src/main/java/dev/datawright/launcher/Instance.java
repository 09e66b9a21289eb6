package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Ports;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.suite.Backends;
import dev.datawright.launcher.suite.Suite;
import dev.datawright.launcher.suite.SuiteOptions;
import dev.datawright.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The instance that a command works with: one elsewhere, the one that runs here, or one for the time of the command.
final class Instance implements AutoCloseable {

    private final Home home;
    private final Terminal terminal;
    private final PrintWriter news;
    private final AtomicReference<@Nullable Suite> own = new AtomicReference<>();

    /// @param news takes what goes wrong with an instance of the command's own
    Instance(Home home, Terminal terminal, PrintWriter news) {
        this.home = home;
        this.terminal = terminal;
        this.news = news;
    }

    /// One elsewhere, by what `--url` says.
    static URI elsewhere(String url) {
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

    /// The one that runs here; empty when none does.
    Optional<URI> running() throws IOException {
        Optional<RunState> running = new StateFile(home).read().filter(RunState::isRunning);
        if (running.isPresent() && !running.get().usable()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, "Datawright is still starting; ./datawright status tells how far it is.");
        }
        return running.map(state -> URI.create(state.url()));
    }

    /// Starts one that ends with the command.
    URI start(Backends backends) throws IOException, InterruptedException {
        home.prepare();
        LaunchLog.toFile(home);
        terminal.say("Starting Datawright for this command…");
        SuiteOptions options = new SuiteOptions(Source.folder(), Ports.free(1).getFirst(), backends, false);
        try (StartDisplay display = new StartDisplay(
                terminal, new StateFile(home), Suite.processes(options.backends()), Clock.systemUTC())) {
            display.show(ProcessHandle.current().pid());
            return URI.create(
                    Suite.start(home, options, news::println, own::set).url());
        }
    }

    /// Ends the one that was started, if any.
    @Override
    public void close() {
        Suite suite = own.getAndSet(null);
        if (suite != null) {
            suite.close();
        }
    }
}
