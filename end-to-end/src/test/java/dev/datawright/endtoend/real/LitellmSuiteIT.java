package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.Program;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// `./datawright up --gateway litellm`: the suite with a LiteLLM of its own, which asks the offline model as a
/// server of one's own is asked.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LitellmSuiteIT {

    private static final String SENTENCE =
            "20 parking tickets with ticket number, a fine between 15 and 250 and a note by the officer";
    private static final String UPSTREAM_KEY = "sk-upstream-of-the-suite";

    private final Proofs proofs = new Proofs("litellm");

    private Program model;
    private Turnstile upstream;
    private RunningSuite suite;

    @BeforeAll
    void start() {
        int port = Program.freePort();
        URI url = URI.create("http://127.0.0.1:" + port);
        model = Program.start(
                "offline-model",
                folder().resolve("offline-model.log"),
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "DATAWRIGHT_OFFLINE_API_KEY",
                        UPSTREAM_KEY),
                List.of(
                        Checkout.java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Checkout.app("offline-model").toString()));
        model.awaitReady(url.resolve("/actuator/health/readiness"), Duration.ofMinutes(5));
        upstream = Turnstile.before(url);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(
                "DATAWRIGHT_LITELLM_ENVIRONMENT",
                RealWorld.environment("datawright.real.litellm").toString());
        environment.put("LOCAL_OPENAI_BASE_URL", upstream.url() + "/v1");
        environment.put("LOCAL_OPENAI_API_KEY", UPSTREAM_KEY);
        ModelRoles.ALL.forEach(
                role -> environment.put("DATAWRIGHT_MODEL_" + role.toUpperCase(Locale.ROOT), "datawright-offline"));
        suite = RunningSuite.start(environment, "--gateway", "litellm", "--gateway-provider", "local");
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            ProcessHandle gateway = suite.process("litellm");
            suite.close();
            assertThat(gateway.isAlive()).as("LiteLLM ends with the suite").isFalse();
        }
        if (upstream != null) {
            upstream.close();
        }
        model.close();
    }

    @Test
    void designsThroughALiteLlmThatTheSuiteKeeps() {
        assertThat(suite.command("status").awaitEnd(Duration.ofMinutes(1))).isZero();
        designsBy("the conversation went through the suite's own LiteLLM");

        suite.killsAndRevives("litellm");
        designsBy("LiteLLM was killed and came back, and the next conversation went through it");

        assertThat(suite.log("litellm")).doesNotContain("parking", UPSTREAM_KEY);
        assertThat(runsOffline()).isFalse();
        Program doctor = suite.command("doctor");
        var unused = doctor.awaitEnd(Duration.ofMinutes(2));
        assertThat(doctor.lastLines(30))
                .contains("answers and has the models designer, writer, coder, judge, embedder");
        proofs.add(
                "neither the sentence nor a key is in its log; doctor finds its roles with the installation's own key");
    }

    private void designsBy(String proof) {
        Person person = suite.person();
        var conversation = person.opensConversation();
        int before = upstream.passages().size();
        var view = person.says(conversation, SENTENCE);
        var design = person.seesDesign(conversation.designId());

        assertThat(design.outputColumns()).as(String.valueOf(view.messages())).hasSize(3);
        List<Turnstile.Passage> asked =
                upstream.passages().subList(before, upstream.passages().size());
        assertThat(asked).isNotEmpty().allMatch(call -> call.body().contains("datawright-offline"));
        JsonNode usage = person.edge().get("/api/bridge/usage?conversation_id=" + conversation.id(), JsonNode.class);
        assertThat(usage.path("input_tokens").asLong()).as(usage.toString()).isPositive();
        proofs.add("%s: %s, %d calls; the ledger has %s", proof, design.outputColumns(), asked.size(), usage);
    }

    private boolean runsOffline() {
        return Files.exists(suite.home().resolve("logs/offline-model.log"));
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Checkout.target("real/litellm-suite-" + System.currentTimeMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
