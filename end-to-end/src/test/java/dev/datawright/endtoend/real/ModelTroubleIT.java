package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.model.ModelTrouble;
import dev.datawright.testsupport.model.ScriptedUpstream;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole suite behind the real LiteLLM, whose model does everything that models do wrong. agent-service's own
/// ModelTroubleIT plays the same list without the proxy, and looks closer.
@Tag("real")
class ModelTroubleIT {

    private static final ScriptedUpstream upstream = ScriptedUpstream.start();
    private static LiteLlm gateway;
    private static RunningSuite suite;
    private static Person person;

    @BeforeAll
    static void start() throws Exception {
        String environment = System.getProperty("datawright.real.litellm");
        if (environment == null) {
            throw new AssertionError("Run this by ./datawright test --real --only litellm: it makes the Python"
                    + " environment (-Ddatawright.real.litellm)");
        }
        Path state = Files.createDirectories(Checkout.target("real/model-trouble-" + System.currentTimeMillis())
                .resolve("litellm"));
        gateway = LiteLlm.start(Path.of(environment), state, upstream.url(), "sk-scripted");
        // A silent model would otherwise be waited for as long as a person has patience.
        suite = RunningSuite.start(
                Map.of("DATAWRIGHT_AGENT_GATEWAY_SILENCE", "4s"),
                "--gateway-url",
                gateway.url().toString(),
                "--gateway-key",
                LiteLlm.KEY);
        gateway.awaitReady();
        person = suite.person();
        // The proxy's first answer takes longer than the silence that is stood here.
        upstream.play(
                Collections.nCopies(4, WireJson.mapper().createObjectNode().put("says", "Here I am.")));
        ConversationView unused = says(person.opensConversation(), "hello");
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        upstream.close();
    }

    static List<ModelTrouble> troubles() {
        return ModelTrouble.all();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void endsInProgressOrInASentence(ModelTrouble trouble) {
        Conversation conversation = person.opensConversation();
        upstream.play(trouble.answers());

        ConversationView view = says(conversation, "200 parking tickets with a fine");

        String words = view.messages().getLast().text();
        assertThat(upstream.questions()).as(words).hasSizeBetween(1, Math.max(4, trouble.asked()));
        if (upstream.questions().size() == trouble.asked()) {
            assertThat(words).contains(trouble.ends());
            if (trouble.columns() != null) {
                assertThat(person.seesDesign(conversation.designId()).outputColumns())
                        .isEqualTo(trouble.columns());
            }
        } else {
            // The proxy made something else of it: then it is a sentence all the same.
            assertThat(words).matches("(?s).*[.!)]\\s*");
            System.getLogger(ModelTroubleIT.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "{0}: asked {1} times instead of {2}, and ended in: {3}",
                            trouble,
                            upstream.questions().size(),
                            trouble.asked(),
                            words);
        }
        upstream.play(List.of(WireJson.mapper().createObjectNode().put("says", "Here again.")));
        assertThat(says(conversation, "and now?").messages().getLast().text()).isEqualTo("Here again.");
    }

    private static ConversationView says(Conversation conversation, String text) {
        RunAccepted accepted = person.edge()
                .post(
                        "/api/agent/conversations/%s/messages".formatted(conversation.id()),
                        new SendMessage(text),
                        RunAccepted.class);
        assertThat(accepted.queued()).isFalse();
        return person.awaitsQuiet(conversation);
    }
}
