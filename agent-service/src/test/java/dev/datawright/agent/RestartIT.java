package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.testsupport.TestDatabase;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestartIT {

    private static final String OWNER = "ada";
    private static final String COLUMNS =
            "{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\"}],\"rows\":200}";

    private final TestDatabase database = TestDatabase.fresh();
    private final ScriptedModel model = ScriptedModel.start();
    private final ScriptedBridge bridge = ScriptedBridge.start();

    @AfterEach
    void stop() {
        bridge.close();
        model.close();
    }

    @Test
    void makesOneJobAndTellsItsEndWhenItCrashesWhileTheJobIsBeingCreated() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}");
        var answerNeverComes = new CountDownLatch(1);
        Conversation conversation;
        RunningAgent first = RunningAgent.start(database, model, bridge);
        try {
            conversation = first.converse(OWNER);
            first.say(OWNER, conversation.id(), "200 fines");
            JobProposal proposal = proposal(first, conversation);
            bridge.hold("create_job", answerNeverComes);
            first.answer(OWNER, conversation.id(), new AnswerProposal(proposal.interruptId(), UUID.randomUUID(), null));
            Await.until(() -> !bridge.jobs().isEmpty());
        } finally {
            first.crash();
            bridge.forgetTheScript();
        }

        try (RunningAgent second = RunningAgent.start(database, model, bridge)) {
            Await.until(() -> second.view(OWNER, conversation.id()).jobId() != null);
            UUID jobId =
                    Objects.requireNonNull(second.view(OWNER, conversation.id()).jobId());
            assertThat(bridge.jobs()).containsOnlyKeys(jobId);
            assertThat(bridge.calls("create_job"))
                    .hasSizeGreaterThan(1)
                    .extracting(ScriptedBridge.Called::key)
                    .containsOnly(bridge.calls("create_job").getFirst().key());
            bridge.complete(jobId);
            Await.until(() -> last(second.view(OWNER, conversation.id())).startsWith("200 rows are ready."));
            assertThat(second.view(OWNER, conversation.id()).messages())
                    .extracting(Message::text)
                    .containsExactly("200 fines", "200 rows are ready. All 2 checks passed.");
        }
    }

    @Test
    void tellsTheEndOfAJobThatEndedWhileItWasDown() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}");
        Conversation conversation;
        RunningAgent first = RunningAgent.start(database, model, bridge);
        try {
            conversation = first.converse(OWNER);
            first.say(OWNER, conversation.id(), "200 fines");
            JobProposal proposal = proposal(first, conversation);
            first.answer(OWNER, conversation.id(), new AnswerProposal(proposal.interruptId(), UUID.randomUUID(), null));
            Await.until(() -> first.view(OWNER, conversation.id()).jobId() != null);
        } finally {
            first.crash();
        }
        bridge.complete(bridge.jobs().keySet().iterator().next());

        try (RunningAgent second = RunningAgent.start(database, model, bridge);
                EventStream stream = second.events(OWNER, conversation.id(), 0)) {
            Await.until(() -> last(second.view(OWNER, conversation.id())).startsWith("200 rows are ready."));
            var events = stream.untilRunEnds();
            events.addAll(stream.untilRunEnds());
            events.addAll(stream.untilRunEnds());
            AgUiOrder.check(events);
        }
    }

    @Test
    void answersAMessageAgainThatACrashInterrupted() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("Half of", gate).says("A whole answer.");
        Conversation conversation;
        RunningAgent first = RunningAgent.start(database, model, bridge);
        try {
            conversation = first.converse(OWNER);
            first.say(OWNER, conversation.id(), "hello");
            Await.until(() -> last(first.view(OWNER, conversation.id())).equals("Half of"));
        } finally {
            first.crash();
            gate.countDown();
        }

        try (RunningAgent second = RunningAgent.start(database, model, bridge);
                EventStream stream = second.events(OWNER, conversation.id(), 0)) {
            var events = stream.untilRunEnds();
            AgUiOrder.check(events);
            ConversationView view = second.view(OWNER, conversation.id());
            assertThat(view.messages()).extracting(Message::text).containsExactly("hello", "A whole answer.");
        }
    }

    private static JobProposal proposal(RunningAgent agent, Conversation conversation) {
        Await.until(() -> {
            ConversationView view = agent.view(OWNER, conversation.id());
            return view.proposal() != null && view.conversation().activeRunId() == null;
        });
        return Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
    }

    private static String last(ConversationView view) {
        return view.messages().isEmpty() ? "" : view.messages().getLast().text();
    }
}
