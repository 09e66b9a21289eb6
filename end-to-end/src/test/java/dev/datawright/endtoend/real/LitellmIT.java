package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.endtoend.real.GatewayClient.Answer;
import dev.datawright.endtoend.real.ScriptedProvider.Asked;
import dev.datawright.endtoend.real.ScriptedProvider.Reaction;
import dev.datawright.testsupport.OtlpReceiver;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rendered configs of gateway-config in the real LiteLLM, with a scripted provider behind it.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LitellmIT {

    /// Stands in every prompt, and nowhere in what the gateway writes.
    private static final String PLANTED = "xylophone-4711-planted";

    private static final List<String> THAT_TALK = ModelRoles.ALL.stream()
            .filter(role -> !role.equals(ModelRoles.EMBEDDER))
            .toList();

    private final Proofs proofs = new Proofs("litellm");
    private final Path environment = RealWorld.environment("datawright.real.litellm");
    private final Path state = Checkout.target("real/litellm-" + System.currentTimeMillis());

    private ScriptedProvider upstream;

    @BeforeAll
    void startTheProvider() {
        upstream = ScriptedProvider.start();
    }

    @AfterAll
    void stopIt() {
        upstream.close();
    }

    private LiteLlm start(String name, RenderedGateway rendered) {
        upstream.begin(call -> Reaction.ANSWER);
        Path folder = state.resolve(name);
        return LiteLlm.start(environment, folder, rendered.writeTo(folder), rendered.environment())
                .awaitReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "azure", "nim", "local", "bedrock"})
    void answersInEveryRoleThroughEveryProvider(String provider) {
        RenderedGateway rendered = RenderedGateway.of(provider, "plain", upstream.url());
        try (LiteLlm gateway = start(provider, rendered);
                GatewayClient client = new GatewayClient(gateway.url())) {
            assertThat(client.models()).startsWith(ModelRoles.ALL.toArray(String[]::new));
            int withCost = 0;
            for (String role : THAT_TALK) {
                Answer answer = client.chat(role, PLANTED);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.text()).startsWith("Answer of ");
                withCost += answer.cost() == null ? 0 : 1;
            }
            Answer vector = client.embed(PLANTED);
            assertThat(vector.status()).as(vector.body()).isEqualTo(200);
            assertThat(vector.json().at("/data/0/embedding").size()).isEqualTo(2);
            if (!provider.equals("bedrock")) {
                Answer streamed = client.stream(ModelRoles.DESIGNER, PLANTED);
                assertThat(streamed.status()).as(streamed.body()).isEqualTo(200);
                assertThat(streamed.streamedText()).startsWith("Answer of ");
                assertThat(streamed.streamedUsage().path("completion_tokens").asInt())
                        .isEqualTo(3);
            }
            // Of a server of one's own LiteLLM reads the list of models first, which costs nothing.
            List<Asked> asked = upstream.asked().stream()
                    .filter(call -> !call.path().endsWith("/models"))
                    .toList();
            assertThat(asked)
                    .hasSize(provider.equals("bedrock") ? 5 : 6)
                    .allSatisfy(call -> assertThat(call.credential())
                            .as("what came as credential with %s", call.path())
                            .contains(
                                    provider.equals("bedrock")
                                            ? "AWS4-HMAC-SHA256 Credential=AKIASCRIPTED"
                                            : rendered.key()));
            // LiteLLM has no prices of NIM and of servers of one's own; nothing is what they cost unless one says more.
            assertThat(withCost).isEqualTo(provider.equals("nim") || provider.equals("local") ? 0 : 4);
            assertThat(gateway.written()).doesNotContain(PLANTED, rendered.key(), LiteLlm.KEY);
            proofs.add(
                    "%s: %d roles are listed, %d calls reached the provider as %s, each with its credential; a cost came with %d"
                            + " of 4; neither a prompt nor a key is in what LiteLLM wrote",
                    provider,
                    ModelRoles.ALL.size(),
                    asked.size(),
                    asked.stream().map(Asked::model).distinct().toList(),
                    withCost);
        }
        if (provider.equals("bedrock")) {
            proofs.skipped("bedrock: streams, whose binary events the scripted provider does not speak");
        }
    }

    @Test
    void fallsBackRetriesAndRefuses() {
        RenderedGateway rendered = RenderedGateway.of("openai", "plain", upstream.url());
        try (LiteLlm gateway = start("faults", rendered);
                GatewayClient client = new GatewayClient(gateway.url())) {
            fallsBack(client);
            doesNotRetryWhatARetryCannotMend(client);
            asksAgainAfterTooManyRequests(client);
            givesNoVectorOfAnotherModel(client);
            refusesAWrongKey(client);
            tellsItsMetricsToItsMasterAlone(client);
            assertThat(gateway.written()).doesNotContain(PLANTED, rendered.key(), LiteLlm.KEY);
            proofs.add("neither a prompt nor a key is in what LiteLLM wrote about failures");
        }
    }

    private void fallsBack(GatewayClient client) {
        upstream.begin(call -> call.model().equals("gpt-5-mini") ? Reaction.FAIL : Reaction.ANSWER);
        Answer whole = client.chat("writer", PLANTED);
        List<String> asked = upstream.asked().stream().map(Asked::model).toList();
        Answer streamed = client.stream("writer", PLANTED);

        assertThat(whole.status()).as(whole.body()).isEqualTo(200);
        assertThat(whole.text()).isEqualTo("Answer of gpt-5");
        assertThat(whole.fallbacks()).isEqualTo("1");
        assertThat(asked).endsWith("gpt-5").startsWith("gpt-5-mini");
        assertThat(streamed.streamedText()).isEqualTo("Answer of gpt-5");
        proofs.add(
                "the writer's provider failed: LiteLLM asked %s, and the fallback answered, whole and streamed", asked);
    }

    private void doesNotRetryWhatARetryCannotMend(GatewayClient client) {
        upstream.begin(call -> call.model().equals("gpt-5.1") ? Reaction.REFUSE_THE_KEY : Reaction.ANSWER);
        Answer answer = client.chat("coder", PLANTED);
        List<String> asked = upstream.asked().stream().map(Asked::model).toList();

        assertThat(answer.text()).isEqualTo("Answer of gpt-5");
        assertThat(asked).containsExactly("gpt-5.1", "gpt-5");
        proofs.add("a provider that refuses the key is asked once, not again: %s", asked);
    }

    private void asksAgainAfterTooManyRequests(GatewayClient client) {
        upstream.begin(call -> upstream.asked().size() == 1 ? Reaction.ASK_FOR_PATIENCE : Reaction.ANSWER);
        Answer answer = client.chat("judge", PLANTED);
        List<String> asked = upstream.asked().stream().map(Asked::model).toList();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
        proofs.add("after 429 with Retry-After it asked again: %s", asked);
    }

    private void givesNoVectorOfAnotherModel(GatewayClient client) {
        upstream.begin(call -> Reaction.FAIL);
        Answer answer = client.embed(PLANTED);

        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(429);
        assertThat(upstream.asked()).hasSize(3).allMatch(call -> call.model().equals("text-embedding-3-small"));
        proofs.add(
                "an embedder that fails is not replaced: %d, after %d tries",
                answer.status(), upstream.asked().size());
    }

    private void refusesAWrongKey(GatewayClient client) {
        upstream.begin(call -> Reaction.ANSWER);
        Answer answer = client.chat("writer", PLANTED, "sk-wrong");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("no_db_connection");
        assertThat(upstream.asked()).isEmpty();
        proofs.add("a wrong key is refused before any provider is asked (%d %s)", answer.status(), answer.body());
    }

    private void tellsItsMetricsToItsMasterAlone(GatewayClient client) {
        assertThat(client.metrics(null).status()).isEqualTo(401);
        String metrics = client.metrics(LiteLlm.KEY).body();

        assertThat(metrics)
                .contains(
                        "litellm_proxy_total_requests_metric_total",
                        "litellm_spend_metric_total",
                        "requested_model=\"writer\"")
                .doesNotContain(PLANTED);
        proofs.add(
                "/metrics asks for the key and has %d series of LiteLLM's, by role",
                metrics.lines().filter(line -> line.startsWith("litellm_")).count());
    }

    @Test
    void goesOnWithTheTraceOfACallAndKeepsItsWords() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String caller = "00f067aa0ba902b7";
        try (OtlpReceiver collector = OtlpReceiver.start();
                LiteLlm gateway =
                        start("traced", RenderedGateway.traced("local", upstream.url(), collector.endpoint()));
                GatewayClient client = new GatewayClient(gateway.url())) {
            Answer answer = client.chatAt("00-" + trace + "-" + caller + "-01", "writer", PLANTED);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);

            OtlpReceiver.Seen span = collector.await(
                    "the call at LiteLLM",
                    Duration.ofMinutes(2),
                    seen -> seen.traceId().equals(trace) && seen.parentId().equals(caller));
            assertThat(span.service()).isEqualTo("litellm");
            assertThat(collector.spans())
                    .allSatisfy(seen -> assertThat(seen.whole()).doesNotContain(PLANTED, answer.text(), LiteLlm.KEY));
            proofs.add("a call's spans belong to the trace that it came with, without words or keys");
        }
    }

    /// The rendered config with a shorter patience and a smaller budget: a test waits for neither a minute nor 25 USD.
    @Test
    void givesUpInTimeAndKeepsItsBudgets() {
        RenderedGateway rendered = RenderedGateway.of("openai", "plain", upstream.url())
                .with(text -> text.replaceAll("timeout: \\d+", "timeout: 2")
                        .replaceAll("max_budget: [0-9.]+", "max_budget: 1.0E-6")
                        .replaceAll("(?s)  fallbacks:.*?(?=\n\\w)", ""));
        try (LiteLlm gateway = start("limits", rendered);
                GatewayClient client = new GatewayClient(gateway.url())) {
            upstream.begin(call -> Reaction.HANG);
            Answer late = client.chat("judge", PLANTED);
            assertThat(late.status()).as(late.body()).isEqualTo(408);
            assertThat(upstream.asked()).hasSize(1);
            proofs.add("a provider that hangs is given up and not asked twice (%d)", late.status());

            upstream.begin(call -> Reaction.ANSWER);
            assertThat(client.chat("coder", PLANTED).status()).isEqualTo(200);
            List<Answer> refused = new ArrayList<>();
            Patience.untilTrue("the budget to be counted", Duration.ofMinutes(1), () -> {
                Answer next = client.chat("coder", PLANTED);
                if (next.status() == 429) {
                    refused.add(next);
                }
                return !refused.isEmpty();
            });
            int reached = upstream.asked().size();
            assertThat(refused.getFirst().body()).contains("crossed budget");
            assertThat(client.chat("coder", PLANTED).status()).isEqualTo(429);
            assertThat(upstream.asked()).hasSize(reached);
            assertThat(client.chat("writer", PLANTED).status()).isEqualTo(200);
            proofs.add(
                    "plain: a role whose budget is spent is refused (%s); the other roles go on",
                    refused.getFirst().body());
            assertThat(gateway.written()).doesNotContain(PLANTED);
        }
    }

    /// Virtual keys and spend tables need Prisma's engine, which no package index has: see the reference.
    @Test
    void loadsTheVariantWithADatabaseAndAnswersWithoutOne() {
        RenderedGateway rendered = RenderedGateway.of("openai", "database", upstream.url());
        try (LiteLlm gateway = start("database", rendered);
                GatewayClient client = new GatewayClient(gateway.url())) {
            assertThat(client.models()).startsWith(ModelRoles.ALL.toArray(String[]::new));
            for (String role : THAT_TALK) {
                assertThat(client.chat(role, PLANTED).text()).startsWith("Answer of ");
            }
            assertThat(client.embed(PLANTED).status()).isEqualTo(200);
            assertThat(client.stream(ModelRoles.DESIGNER, PLANTED).streamedText())
                    .startsWith("Answer of ");
            assertThat(gateway.written()).doesNotContain(PLANTED, rendered.key(), LiteLlm.KEY);
            proofs.add("database: the config loads, lists the roles and answers in each, with DATABASE_URL unset");
            proofs.played(
                    "database: a spent budget, which LiteLLM documents as 422 budget_exceeded: the engine's SpentBudgetTest");
            proofs.skipped(
                    "database: virtual keys, their budgets and the spend tables, which need LiteLLM's container");
        }
    }
}
