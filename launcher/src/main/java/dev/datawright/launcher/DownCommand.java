package dev.datawright.launcher;

import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.state.Endings;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops what `up` started, wherever that runs.
@Command(
        name = "down",
        description = "Stops everything; data, designs and files stay.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    /// Longer than the services may take one after the other with the database.
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        StateFile file = new StateFile(Home.fromEnvironment(System.getenv()));
        Optional<RunState> found = file.read();
        if (found.isEmpty()) {
            out.println("Datawright is not running.");
            return ExitCode.DONE.number();
        }
        RunState state = found.get();
        Optional<ProcessHandle> launcher = state.launcher().find();
        launcher.ifPresent(handle -> Endings.end(List.of(handle), PATIENCE));
        List<String> leftovers = Endings.endLeftovers(state, Duration.ofSeconds(10));
        file.delete();
        if (launcher.isEmpty() && leftovers.isEmpty()) {
            out.println("Datawright is not running.");
        } else {
            out.println("Stopped."
                    + (leftovers.isEmpty() ? "" : " Ended what was left over: " + String.join(", ", leftovers) + "."));
        }
        return ExitCode.DONE.number();
    }
}
