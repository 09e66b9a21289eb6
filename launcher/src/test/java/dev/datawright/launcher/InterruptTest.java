package dev.datawright.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C, as a terminal sends it.
@Timeout(120)
class InterruptTest {

    @TempDir
    private Path folder;

    private static boolean canReset() throws IOException, InterruptedException {
        // A test run in the background of a shell ignores SIGINT, and its children with it, unless env says otherwise.
        return new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0;
    }

    @Test
    void endsWith130() throws Exception {
        assumeTrue(canReset(), "env cannot reset signals here");
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            // Never answered: the command waits for it until it is interrupted.
            asked.countDown();
        });
        server.start();
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            "env",
                            "--default-signal=INT",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "make",
                            "10 names",
                            "--out",
                            folder.resolve("names.csv").toString(),
                            "--url",
                            "http://127.0.0.1:" + server.getAddress().getPort()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .directory(folder.toFile());
            builder.environment().put("DATAWRIGHT_TOKEN", "token");
            builder.environment().put("DATAWRIGHT_HOME", folder.resolve("home").toString());
            Process command = builder.start();
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(command.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isEqualTo(130);
        } finally {
            server.stop(0);
        }
    }
}
