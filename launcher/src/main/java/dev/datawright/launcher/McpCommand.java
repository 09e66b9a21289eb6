package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.make.TokenSource;
import dev.datawright.launcher.mcp.StdioBridge;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// MCP on standard input and output, for clients that start a program.
@Command(
        name = "mcp",
        description = "Connects an MCP client that starts a program to the instance that runs here.",
        footer = {
            "",
            "Starts nothing itself: ./datawright up does.",
            "The client may read and change designs; a job needs an approval that you give in the browser."
        },
        mixinStandardHelpOptions = true)
final class McpCommand implements Callable<Integer> {

    private static final List<String> TOOLSETS = List.of("agent", "full", "classic");

    @Option(names = "--toolset", paramLabel = "NAME", description = "agent, full or classic; full when none is named.")
    private String toolset = "full";

    @Option(names = "--read-only", description = "Only tools that change nothing.")
    private boolean readOnly;

    @Override
    public Integer call() throws IOException {
        String name = toolset.strip().toLowerCase(Locale.ROOT);
        if (!TOOLSETS.contains(name)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "There is no toolset '" + toolset + "'. There are " + String.join(", ", TOOLSETS) + ".");
        }
        Home home = Home.fromEnvironment(System.getenv());
        Optional<RunState> running = new StateFile(home).read().filter(RunState::isRunning);
        if (running.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, "Datawright is not running. Start it with ./datawright up, then try again.");
        }
        if (!running.get().usable()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, "Datawright is still starting; ./datawright status tells how far it is.");
        }
        URI base = URI.create(running.get().url());
        URI endpoint = base.resolve("/mcp?toolset=" + name + "&read_only=" + readOnly);
        // Nothing but messages may reach the client there.
        PrintStream client = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try (StdioBridge bridge =
                new StdioBridge(endpoint, TokenSource.choose(System.getenv(), home.mcpToken(), base), client)) {
            bridge.serve(System.in);
        }
        return ExitCode.DONE.number();
    }
}
