package dev.datawright.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.datawright.launcher.doctor.Finding.Grade;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.Ports;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorTest {

    private static final String MODELS = "{\"data\":[{\"id\":\"designer\"},{\"id\":\"writer\"},{\"id\":\"coder\"},"
            + "{\"id\":\"judge\"},{\"id\":\"embedder\"}]}";

    @TempDir
    private Path folder;

    private Home home = new Home(Path.of("unused"));

    @BeforeEach
    void prepareHome() {
        home = new Home(folder.resolve("home"));
    }

    private List<Finding> look(int port, @Nullable String gateway, @Nullable String key) throws InterruptedException {
        return new Doctor(home, new Doctor.Given(gateway, key, "designer", null, null), port).look();
    }

    private static Finding of(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + subject + " in " + findings));
    }

    private static HttpServer server(String key, int refusal, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean good = ("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : refusal, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void findsNothingWrongBeforeTheFirstStart() throws Exception {
        List<Finding> findings = look(Ports.free(1).getFirst(), null, null);
        assertThat(findings).allMatch(finding -> finding.grade() == Grade.OK);
        assertThat(of(findings, "suite").text()).isEqualTo("does not run; ./datawright up starts it");
        assertThat(home.root()).doesNotExist();
    }

    @Test
    void namesWhoeverHasThePort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding port = of(look(taken.getLocalPort(), null, null), "port " + taken.getLocalPort());
            assertThat(port.grade()).isEqualTo(Grade.WARN);
            assertThat(port.text()).startsWith("is taken by ");
        }
    }

    @Test
    void tellsThatALauncherIsGone() throws Exception {
        home.prepare();
        ProcessId own = ProcessId.of(ProcessHandle.current());
        ProcessId gone = new ProcessId(own.pid(), Instant.EPOCH);
        ManagedProcess left = new ManagedProcess("mcp-bridge", own, 1, null, Condition.UP, Instant.EPOCH, 0, "log");
        new StateFile(home).write(RunState.embedded(gone, "http://127.0.0.1:1", true, List.of(left)));
        Finding suite = of(look(Ports.free(1).getFirst(), null, null), "suite");
        assertThat(suite.grade()).isEqualTo(Grade.WRONG);
        assertThat(suite.text())
                .isEqualTo("its launcher (process " + own.pid()
                        + ") has ended unexpectedly, and has left behind: mcp-bridge");
        assertThat(suite.mend()).isEqualTo("./datawright down tidies up; ./datawright up does too");
    }

    @Test
    void tellsThatAStateCannotBeRead() throws Exception {
        home.prepare();
        Files.writeString(home.state(), "{");
        assertThat(of(look(Ports.free(1).getFirst(), null, null), "suite").mend())
                .isEqualTo("rm " + home.state() + ", then ./datawright up");
    }

    @Test
    void tellsWhatDoesNotAnswerThoughItRuns() throws Exception {
        home.prepare();
        int nobody = Ports.free(1).getFirst();
        ProcessId own = ProcessId.of(ProcessHandle.current());
        ManagedProcess mute = new ManagedProcess(
                "mcp-bridge",
                own,
                nobody,
                "http://127.0.0.1:" + nobody + "/actuator/health/readiness",
                Condition.UP,
                Instant.EPOCH,
                0,
                "log");
        Files.writeString(home.personToken(), "token");
        new StateFile(home).write(RunState.embedded(own, "http://127.0.0.1:" + nobody, true, List.of(mute)));
        List<Finding> findings = look(nobody, null, null);
        assertThat(of(findings, "mcp-bridge").text()).isEqualTo("runs but does not answer on port " + nobody);
        assertThat(of(findings, "mcp-bridge").mend()).startsWith("./datawright logs mcp-bridge tells why; ");
        assertThat(of(findings, "address").grade()).isEqualTo(Grade.WRONG);
    }

    @Test
    void tellsHowTheDatabaseFolderIs() throws Exception {
        home.prepare();
        Files.writeString(home.postgres().resolve("PG_VERSION"), "17\n");
        int port = Ports.free(1).getFirst();
        assertThat(of(look(port, null, null), "database").text()).isEqualTo("its first start was interrupted");
        Files.writeString(home.postgres().resolve("datawright.complete"), "");
        assertThat(of(look(port, null, null), "database").grade()).isEqualTo(Grade.OK);
        Files.writeString(home.postgres().resolve("PG_VERSION"), "16\n");
        assertThat(of(look(port, null, null), "database").text())
                .endsWith("was made by PostgreSQL 16, and this one is 17");
    }

    @Test
    void triesTheGatewaysKey() throws Exception {
        int port = Ports.free(1).getFirst();
        HttpServer server = server("good", 401, MODELS);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(of(look(port, url, "good"), "gateway").text())
                    .isEqualTo(url + "/v1 answers and has the models designer, writer, coder, judge, embedder");
            assertThat(of(look(port, url, "bad"), "gateway").text()).isEqualTo(url + "/v1 does not accept the key");
            assertThat(of(look(port, url, null), "gateway").grade()).isEqualTo(Grade.WARN);
        } finally {
            server.stop(0);
        }
        assertThat(of(look(port, url, "good"), "gateway").text()).startsWith(url + "/v1 cannot be reached: ");
    }

    @Test
    void tellsWhatModelsTheGatewayLacks() throws Exception {
        HttpServer server = server("good", 401, "{\"data\":[{\"id\":\"gpt\"}]}");
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        try {
            assertThat(of(look(Ports.free(1).getFirst(), url, "good"), "gateway")
                            .text())
                    .isEqualTo(url + " answers, but lists no model designer, writer, coder, judge, embedder");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void triesTheDataDesignersKey() throws Exception {
        HttpServer server = server("good", 401, "{}");
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        int port = Ports.free(1).getFirst();
        try {
            assertThat(of(
                                    new Doctor(home, new Doctor.Given(null, null, "designer", url, "bad"), port).look(),
                                    "data designer")
                            .text())
                    .isEqualTo(url + " does not accept the key");
            assertThat(of(
                                    new Doctor(home, new Doctor.Given(null, null, "designer", url, "good"), port)
                                            .look(),
                                    "data designer")
                            .grade())
                    .isEqualTo(Grade.OK);
        } finally {
            server.stop(0);
        }
    }
}
