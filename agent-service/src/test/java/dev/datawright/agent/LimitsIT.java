package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.testsupport.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every bound ends a run in a sentence, not in an error. An answer of the scripted model has 18 tokens and costs a
/// cent.
class LimitsIT {

    private static final String OWNER = "ada";

    private final ScriptedModel model = ScriptedModel.start();
    private final ScriptedBridge bridge = ScriptedBridge.start();

    @AfterEach
    void stop() {
        bridge.close();
        model.close();
    }

    @Test
    void boundsTheTokensOfARunAndOfAConversation() {
        model.answersBy(question -> ScriptedModel.calling("preview_design", "{}"));
        try (RunningAgent agent = RunningAgent.start(
                TestDatabase.fresh(),
                model,
                bridge,
                "datawright.agent.run.max-tokens=30",
                "datawright.agent.run.conversation-max-tokens=60")) {
            Conversation conversation = agent.converse(OWNER);

            assertThat(run(agent, conversation, "look"))
                    .isEqualTo("I stopped: this answer has used 36 tokens, and 30 are allowed for one. The design is as"
                            + " you see it; say how to go on.");
            assertThat(run(agent, conversation, "look again")).startsWith("I stopped: this answer has used 36 tokens");
            assertThat(model.questions()).hasSize(4);
            assertThat(run(agent, conversation, "and again"))
                    .isEqualTo(
                            "This conversation has used 72 tokens, and 60 are allowed for one. The design stays as it"
                                    + " is and can be changed by hand; start a new conversation to talk on.");
            assertThat(model.questions()).hasSize(4);

            assertThat(run(agent, agent.converse(OWNER), "look")).startsWith("I stopped: this answer has used 36");
        }
    }

    @Test
    void boundsTheCostOfARunAndOfAConversation() {
        model.answersBy(question -> ScriptedModel.calling("preview_design", "{}"));
        try (RunningAgent agent = RunningAgent.start(
                TestDatabase.fresh(),
                model,
                bridge,
                "datawright.agent.run.max-cost-usd=0.02",
                "datawright.agent.run.conversation-max-cost-usd=0.04")) {
            Conversation conversation = agent.converse(OWNER);

            assertThat(run(agent, conversation, "look"))
                    .isEqualTo(
                            "I stopped: this answer has cost $0.02, and $0.02 is allowed for one. The design is as you"
                                    + " see it; say how to go on.");
            assertThat(run(agent, conversation, "look again")).startsWith("I stopped: this answer has cost $0.02");
            assertThat(run(agent, conversation, "and again")).startsWith("This conversation has cost $0.04, and $0.04");
            assertThat(model.questions()).hasSize(4);
            Await.until(() -> bridge.usage().size() == 4);
            assertThat(bridge.usage())
                    .allSatisfy(report ->
                            assertThat(report.path("cost_usd").asDouble()).isEqualTo(0.01));
        }
    }

    @Test
    void boundsTheTimeOfARun() {
        model.answersBy(question -> ScriptedModel.calling("preview_design", "{}"));
        var gate = new CountDownLatch(1);
        bridge.hold("preview_design", gate);
        try (RunningAgent agent =
                RunningAgent.start(TestDatabase.fresh(), model, bridge, "datawright.agent.run.max-time=1500ms")) {
            Conversation conversation = agent.converse(OWNER);
            CompletableFuture.delayedExecutor(1600, TimeUnit.MILLISECONDS).execute(() -> {
                gate.countDown();
                bridge.forgetTheScript();
            });

            assertThat(run(agent, conversation, "look"))
                    .isEqualTo("I stopped after 1 seconds. The design is as you see it; say how to go on.");
            assertThat(model.questions()).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static String run(RunningAgent agent, Conversation conversation, String text) {
        RunAccepted accepted = agent.say(OWNER, conversation.id(), text);
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            List<EventStream.Received> events = stream.untilRunEnds();
            assertThat(events.getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
            return agent.view(OWNER, conversation.id()).messages().getLast().text();
        }
    }
}
