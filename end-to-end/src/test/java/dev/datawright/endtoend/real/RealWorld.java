package dev.datawright.endtoend.real;

import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The suite with NVIDIA's Data Designer instead of its own, and the real gateway between everybody and the model.
///
///     suite ──> turnstile ──> NeMo Platform ──> LiteLLM ──> turnstile ──> offline-model
///       └──────────────────────────────────────────^
final class RealWorld implements AutoCloseable {

    private static final String UPSTREAM_KEY = "sk-real-tier-upstream";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Turnstile upstream;
    private final LiteLlm gateway;
    private final Turnstile nemo;
    private final RunningSuite suite;

    private RealWorld(Path nemoEnvironment, Path litellmEnvironment) {
        Path state = Checkout.target("real/state-" + System.currentTimeMillis());
        try {
            int modelPort = Program.freePort();
            Program model = begun(Program.start(
                    "offline-model",
                    state.resolve("offline-model.log"),
                    Map.of(
                            "SERVER_PORT",
                            Integer.toString(modelPort),
                            "SERVER_ADDRESS",
                            "127.0.0.1",
                            "DATAWRIGHT_OFFLINE_API_KEY",
                            UPSTREAM_KEY),
                    List.of(
                            Checkout.java().toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            Checkout.app("offline-model").toString())));
            URI modelUrl = URI.create("http://127.0.0.1:" + modelPort);
            upstream = begun(Turnstile.before(modelUrl));
            gateway = begun(LiteLlm.start(litellmEnvironment, folder(state, "litellm"), upstream.url(), UPSTREAM_KEY));
            model.awaitReady(modelUrl.resolve("/actuator/health/readiness"), Duration.ofMinutes(5));
            // The suite starts before the platform is there: it has to stand that, and both at once are slow.
            int platformPort = Program.freePort();
            nemo = begun(Turnstile.before(NemoPlatform.url(platformPort)));
            suite = begun(RunningSuite.start(
                    Map.of(),
                    "--gateway-url",
                    gateway.url().toString(),
                    "--gateway-key",
                    LiteLlm.KEY,
                    "--data-designer-url",
                    nemo.url().toString()));
            NemoPlatform platform =
                    begun(NemoPlatform.start(nemoEnvironment, litellmEnvironment, folder(state, "nemo"), platformPort));
            gateway.awaitReady();
            platform.awaitReady();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /// Takes minutes. The Python environments are made by real/nemo-platform.sh.
    static RealWorld start() {
        return new RealWorld(environment("datawright.real.nemo"), environment("datawright.real.litellm"));
    }

    Turnstile upstream() {
        return upstream;
    }

    LiteLlm gateway() {
        return gateway;
    }

    Turnstile nemo() {
        return nemo;
    }

    RunningSuite suite() {
        return suite;
    }

    /// Ends everything, the last one first, whatever the others do.
    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable last = started.pop();
            try {
                last.close();
            } catch (Exception e) {
                System.getLogger(RealWorld.class.getName())
                        .log(System.Logger.Level.WARNING, last + " did not end well", e);
            }
        }
    }

    private <T extends AutoCloseable> T begun(T one) {
        started.push(one);
        return one;
    }

    private static Path folder(Path state, String name) {
        try {
            return Files.createDirectories(state.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path environment(String property) {
        String folder = System.getProperty(property);
        if (folder == null) {
            throw new AssertionError("Run this by ./datawright test --real, which makes the Python environments (-D%s)"
                    .formatted(property));
        }
        return Path.of(folder);
    }
}
