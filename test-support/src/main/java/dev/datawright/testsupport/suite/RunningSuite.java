package dev.datawright.testsupport.suite;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A whole suite of its own: started by the front door in a folder of its own, on a port of its own.
///
/// One without arguments is shared by all stories of a test run and ends with it.
public final class RunningSuite implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(7);
    private static final Duration TO_STOP = Duration.ofMinutes(1);
    private static final Duration TO_REVIVE = Duration.ofMinutes(3);

    private static @Nullable RunningSuite shared;

    private final Path home;
    private final URI url;
    private final Map<String, String> environment;
    private final List<String> upArguments;

    private RunningSuite(Path home, URI url, Map<String, String> environment, List<String> upArguments) {
        this.home = home;
        this.url = url;
        this.environment = environment;
        this.upArguments = upArguments;
    }

    /// The one with the embedded model and engine.
    public static synchronized RunningSuite shared() {
        if (shared == null) {
            RunningSuite suite = start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            shared = suite;
        }
        return shared;
    }

    /// @param environment added to the launcher's
    /// @param upArguments such as `--gateway-url …`
    public static RunningSuite start(Map<String, String> environment, String... upArguments) {
        RunningSuite suite = new RunningSuite(
                temporaryFolder(),
                URI.create("http://127.0.0.1:" + Program.freePort()),
                environment,
                List.of(upArguments));
        suite.up();
        return suite;
    }

    /// Starts it again on the same data and at the same address, after its launcher has died.
    public void startAgain() {
        up();
    }

    private void up() {
        List<String> command = new ArrayList<>(frontDoor());
        command.addAll(List.of("up", "--detach", "--port", Integer.toString(url.getPort())));
        command.addAll(upArguments);
        Program up = Program.start("datawright-up", home.resolve("up.out"), environment(home, environment), command);
        int code = up.awaitEnd(TO_START);
        if (code != 0) {
            String said = up.lastLines(60);
            close();
            throw new AssertionError("datawright up ended with code %d:%n%s".formatted(code, said));
        }
    }

    public URI url() {
        return url;
    }

    public Path home() {
        return home;
    }

    /// The one user of the installation, as the browser and the command line know them.
    public Person person() {
        return new Person(Caller.withToken(url, () -> read("run/person.token").strip()));
    }

    /// Somebody else, with a token by the same key.
    public Person somebodyElse() {
        LocalKey key = LocalKey.of(home);
        return new Person(Caller.withToken(url, () -> key.personToken("somebody-else")));
    }

    /// The key that this installation signs its tokens with.
    public LocalKey key() {
        return LocalKey.of(home);
    }

    /// A process of the suite by its name, as the launcher has written it down.
    public ProcessHandle process(String name) {
        for (JsonNode process : state().path("processes")) {
            if (process.path("name").asString("").equals(name)) {
                long pid = process.path("process").path("pid").asLong(-1);
                return ProcessHandle.of(pid)
                        .orElseThrow(() -> new AssertionError("%s is not running: %s".formatted(name, process)));
            }
        }
        throw new AssertionError("There is no %s in %s".formatted(name, state()));
    }

    /// Kills a process with no chance to tidy up, and waits until the suite has a living one in its place.
    public void killsAndRevives(String name) {
        ProcessHandle victim = "launcher".equals(name) ? launcher() : process(name);
        if (!victim.destroyForcibly()) {
            throw new AssertionError("%s could not be killed".formatted(name));
        }
        Patience.untilTrue("%s to be dead".formatted(name), Duration.ofSeconds(20), () -> !victim.isAlive());
        if ("launcher".equals(name)) {
            startAgain();
        }
        Patience.untilTrue("%s to be up again".formatted(name), TO_REVIVE, () -> isUp(name, victim.pid()));
    }

    private boolean isUp(String name, long formerPid) {
        if ("launcher".equals(name)) {
            return launcher().isAlive();
        }
        for (JsonNode process : state().path("processes")) {
            if (process.path("name").asString("").equals(name)) {
                return process.path("condition").asString("").equalsIgnoreCase("up")
                        && process.path("process").path("pid").asLong(formerPid) != formerPid;
            }
        }
        return false;
    }

    private ProcessHandle launcher() {
        long pid = state().path("launcher").path("pid").asLong(-1);
        return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("There is no launcher with id " + pid));
    }

    /// All processes of the suite, the launcher first.
    public Collection<ProcessHandle> processes() {
        Map<Long, ProcessHandle> found = new LinkedHashMap<>();
        ProcessHandle.of(state().path("launcher").path("pid").asLong(-1)).ifPresent(launcher -> {
            found.put(launcher.pid(), launcher);
            launcher.descendants().forEach(child -> found.put(child.pid(), child));
        });
        return found.values();
    }

    /// Runs a command of the front door against this suite; its output is in the file beside the home.
    public Program command(String... arguments) {
        List<String> command = new ArrayList<>(frontDoor());
        command.addAll(List.of(arguments));
        return Program.start(
                "datawright " + arguments[0],
                home.resolve(arguments[0] + "-" + System.nanoTime() + ".out"),
                environment(home, Map.of()),
                command);
    }

    /// The end of a service's log, for messages.
    public String log(String process) {
        try (Stream<String> lines = Files.lines(home.resolve("logs/%s.log".formatted(process)))) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
        } catch (IOException e) {
            return "(no log: %s)".formatted(e.getMessage());
        }
    }

    @Override
    public void close() {
        int code = command("down").awaitEnd(TO_STOP);
        if (code == 0) {
            delete(home);
        }
    }

    private JsonNode state() {
        return WireJson.mapper().readTree(read("run/state.json"));
    }

    private String read(String file) {
        try {
            return Files.readString(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `./datawright` hands over to; its own look for something to build would start Maven inside Maven.
    private static List<String> frontDoor() {
        Path launcher = Checkout.root().resolve("launcher/target");
        return List.of(
                Checkout.java().toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddatawright.source=" + Checkout.root(),
                "-cp",
                Checkout.jar("launcher") + ":" + launcher.resolve("lib") + "/*",
                "dev.datawright.launcher.Main");
    }

    private static Map<String, String> environment(Path home, Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(more);
        environment.put("DATAWRIGHT_HOME", home.toString());
        // Training a start-up cache pays off at the second start of an installation; this one has no second.
        environment.put("DATAWRIGHT_TRAINING", "off");
        return environment;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("datawright-story");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // What is left lies in the folder for temporary files.
        }
    }
}
