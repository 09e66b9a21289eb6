package dev.datawright.designer;

import static dev.datawright.designer.DesignerClient.JOBS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// A job outlives the instance that runs it, whether that is killed or told to stop.
class ResumeIT {

    private static final long SEED = 11;

    @TempDir
    Path folder;

    @Test
    void goesOnAfterAKillWithoutAskingAModelTwice() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedModel model = new ScriptedModel(45)) {
            Process first = startProcess(database, model);
            try {
                DesignerClient client = awaitReady(first, port);
                client.post(JOBS, Designs.job("killed", 80, SEED, Designs.NOTES));
                // 30 rows make the first part; of the second one 15 answers are in the journal.
                client.await(
                        "killed",
                        status -> status.path("status_details")
                                        .path("model_calls")
                                        .asLong()
                                == 45);
                client.await(
                        "killed",
                        status ->
                                status.path("status_details").path("rows_done").asLong() >= 30);
            } finally {
                first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            assertThat(model.answered()).hasSize(45);
            model.allow(Integer.MAX_VALUE / 2);

            try (ConfigurableApplicationContext second = start(database, model)) {
                DesignerClient client = DesignerClient.of(second);
                client.awaitStatus("killed", "completed");
                List<String> answered = model.answered();
                assertThat(answered.subList(0, 45)).doesNotContainAnyElementsOf(answered.subList(45, answered.size()));
                assertThat(client.get(JOBS + "/killed/status")
                                .json()
                                .path("status_details")
                                .path("model_calls")
                                .asLong())
                        .isEqualTo(80);

                client.post(JOBS, Designs.job("undisturbed", 80, SEED, Designs.NOTES));
                client.awaitStatus("undisturbed", "completed");
                assertThat(manifest(client, "killed").parts())
                        .isEqualTo(manifest(client, "undisturbed").parts());
            }
        }
    }

    @Test
    void asksForNoCellOfAnyKindTwiceAfterAKill() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        int rows = 50;
        try (ScriptedModel model = new ScriptedModel(45)) {
            Process first = startProcess(database, model);
            try {
                DesignerClient client = awaitReady(first, port);
                client.post(JOBS, Designs.job("kinds", rows, SEED, ModelKindsIT.EVERY_KIND));
                client.await("kinds", status -> calls(status) == 45);
            } finally {
                first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
        // Another upstream, so that nothing counts what the killed process still waited for.
        try (ScriptedModel model = new ScriptedModel(Integer.MAX_VALUE / 2)) {
            try (ConfigurableApplicationContext second = start(database, model)) {
                DesignerClient client = DesignerClient.of(second);
                JsonNode status = client.awaitStatus("kinds", "completed");
                assertThat(calls(status)).isEqualTo(4 * rows);
                assertThat(model.answered()).hasSize(4 * rows - 45);

                client.post(JOBS, Designs.job("undisturbed", rows, SEED, ModelKindsIT.EVERY_KIND));
                client.awaitStatus("undisturbed", "completed");
                assertThat(manifest(client, "kinds").parts())
                        .isEqualTo(manifest(client, "undisturbed").parts());
            }
        }
    }

    private static long calls(JsonNode status) {
        return status.path("status_details").path("model_calls").asLong();
    }

    @Test
    void handsARunningJobOverWhenItIsToldToStop() throws IOException {
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedModel model = new ScriptedModel(35)) {
            try (ConfigurableApplicationContext first = start(database, model)) {
                DesignerClient client = DesignerClient.of(first);
                client.post(JOBS, Designs.job("stopped", 60, SEED, Designs.NOTES));
                client.await(
                        "stopped",
                        status -> status.path("status_details")
                                        .path("model_calls")
                                        .asLong()
                                == 35);
            }
            model.allow(Integer.MAX_VALUE / 2);
            try (ConfigurableApplicationContext second = start(database, model)) {
                DesignerClient client = DesignerClient.of(second);
                assertThat(client.awaitStatus("stopped", "completed")
                                .path("status_details")
                                .path("failed_cells")
                                .asLong())
                        .isZero();
            }
        }
    }

    @Test
    void endsAJobThatWasCancelledWhileNobodyRanIt() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedModel model = new ScriptedModel(0)) {
            Process first = startProcess(database, model);
            try {
                DesignerClient client = awaitReady(first, port);
                client.post(JOBS, Designs.job("orphan", 60, SEED, Designs.NOTES));
                client.awaitStatus("orphan", "active");
            } finally {
                first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            try (ConfigurableApplicationContext second = start(database, model)) {
                DesignerClient client = DesignerClient.of(second);
                client.post(JOBS + "/orphan/cancel", "");
                client.awaitStatus("orphan", "cancelled");
            }
        }
    }

    private int port;

    private Process startProcess(TestDatabase database, ScriptedModel model) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DesignerApplication.class.getName()));
        command.addAll(DesignerIT.arguments(database, model, folder));
        command.add("--server.port=" + port);
        command.remove("--server.port=0");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
    }

    private static DesignerClient awaitReady(Process process, int port) throws InterruptedException {
        DesignerClient client = new DesignerClient(port);
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (client.get("/actuator/health/readiness").status() == 200) {
                    return client;
                }
            } catch (UncheckedIOException e) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("The service did not become ready");
    }

    private ConfigurableApplicationContext start(TestDatabase database, ScriptedModel model) {
        return new SpringApplication(DesignerApplication.class)
                .run(DesignerIT.arguments(database, model, folder).toArray(String[]::new));
    }

    private static ResultManifest manifest(DesignerClient client, String job) {
        return WireJson.mapper()
                .treeToValue(
                        client.get(JOBS + "/" + job + "/results/manifest/download")
                                .json(),
                        ResultManifest.class);
    }
}
