package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.model.ModelTrouble;
import dev.datawright.testsupport.model.ScriptedUpstream;
import dev.datawright.testsupport.suite.Person;
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

    private static ScriptedWorld world;

    @BeforeAll
    static void start() {
        // A silent model would otherwise be waited for as long as a person has patience.
        world = ScriptedWorld.start("model-trouble", Map.of("DATAWRIGHT_AGENT_GATEWAY_SILENCE", "4s"));
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
    }

    static List<ModelTrouble> troubles() {
        return ModelTrouble.all();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void endsInProgressOrInASentence(ModelTrouble trouble) {
        Person person = world.person();
        ScriptedUpstream upstream = world.upstream();
        Conversation conversation = person.opensConversation();
        upstream.play(trouble.answers());

        ConversationView view = world.says(conversation, "200 parking tickets with a fine");

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
        assertThat(world.says(conversation, "and now?").messages().getLast().text())
                .isEqualTo("Here again.");
    }
}
