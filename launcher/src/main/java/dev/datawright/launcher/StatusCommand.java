package dev.datawright.launcher;

import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Memory;
import dev.datawright.launcher.process.Readiness;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.suite.Names;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Tells how each process stands, having asked it.
@Command(
        name = "status",
        description = "Shows each process; exit code 0 only when all are usable.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-18s %-11s %6s %8s %9s  %s%n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    private record Line(ManagedProcess managed, Optional<ProcessHandle> handle, String state, boolean usable) {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunState> found = new StateFile(Home.fromEnvironment(System.getenv())).read();
        if (found.isEmpty()) {
            out.println("Datawright is not running. ./datawright up starts it.");
            return ExitCode.UNREACHABLE.number();
        }
        RunState state = found.get();
        Optional<ProcessHandle> launcher = state.launcher().find();
        List<Line> lines = look(state);
        out.printf(Locale.ROOT, ROW, "process", "state", "port", "pid", "memory", "since");
        OptionalLong own = launcher.map(Memory::resident).orElse(OptionalLong.empty());
        long total = own.orElse(0);
        print(
                out,
                Names.LAUNCHER,
                launcher.isPresent() ? "up" : "gone",
                portOf(state),
                launcher,
                own,
                state.launcher().startedAt());
        for (Line line : lines) {
            ManagedProcess managed = line.managed();
            OptionalLong memory =
                    line.handle().map(Memory::residentWithChildren).orElse(OptionalLong.empty());
            total += memory.orElse(0);
            print(
                    out,
                    managed.name(),
                    line.state() + restarts(managed),
                    Integer.toString(managed.port()),
                    line.handle(),
                    memory,
                    managed.since());
        }
        out.printf(Locale.ROOT, "%n%s, %d MB resident together%n", state.url(), total >> 20);
        boolean usable =
                launcher.isPresent() && state.usable() && lines.stream().allMatch(Line::usable);
        if (launcher.isEmpty()) {
            out.println("The launcher has ended unexpectedly; ./datawright up or down ends what it left behind.");
        }
        return (usable ? ExitCode.DONE : ExitCode.UNREACHABLE).number();
    }

    private static List<Line> look(RunState state) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        try (Readiness readiness = new Readiness()) {
            for (ManagedProcess managed : state.processes()) {
                ProcessId id = managed.process();
                Optional<ProcessHandle> handle = id == null ? Optional.empty() : id.find();
                String url = managed.readiness();
                boolean answers = handle.isPresent() && (url == null || readiness.isUp(url));
                lines.add(new Line(managed, handle, word(managed, handle.isPresent(), answers), answers));
            }
        }
        return lines;
    }

    private static String word(ManagedProcess managed, boolean alive, boolean answers) {
        if (answers) {
            return Condition.UP.word();
        }
        if (managed.condition() != Condition.UP) {
            return managed.condition().word();
        }
        return alive ? "not ready" : "gone";
    }

    private static String restarts(ManagedProcess managed) {
        return managed.restarts() == 0 ? "" : " (" + managed.restarts() + "x)";
    }

    private static String portOf(RunState state) {
        return state.url().replaceAll(".*:", "");
    }

    private static void print(
            PrintWriter out,
            String name,
            String state,
            String port,
            Optional<ProcessHandle> handle,
            OptionalLong memory,
            Instant since) {
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                state,
                port,
                handle.map(process -> Long.toString(process.pid())).orElse("-"),
                memory.isPresent() ? (memory.getAsLong() >> 20) + " MB" : "-",
                TIME.format(since.atZone(ZoneId.systemDefault())));
    }
}
