package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void setsColumnsOnceWhenItCrashesWhileTheyAreBeingSet() {
        model.calls("set_columns", COLUMNS).says("Done.");
        Conversation conversation = crashWhile("set_columns");

        try (RunningAgent second = RunningAgent.start(database, model, bridge)) {
            Await.until(() -> last(second.view(OWNER, conversation.id())).equals("Done."));
            assertThat(bridge.designs()
                            .newest(conversation.designId())
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
            assertThat(bridge.calls("set_columns"))
                    .hasSizeGreaterThan(1)
                    .extracting(ScriptedBridge.Called::key)
                    .containsOnly(bridge.calls("set_columns").getFirst().key());
            assertThat(second.view(OWNER, conversation.id())
                            .messages()
                            .getLast()
                            .tools())
                    .extracting(ToolLine::text)
                    .containsExactly("added 1 columns");
        }
    }

    @Test
    void goesOnWhenItCrashesDuringAPreview() {
        model.calls("set_columns", COLUMNS, "preview_design", "{}").says("Here it is.");
        Conversation conversation = crashWhile("preview_design");

        try (RunningAgent second = RunningAgent.start(database, model, bridge);
                EventStream stream = second.events(OWNER, conversation.id(), 0)) {
            AgUiOrder.check(stream.untilRunEnds());
            ConversationView view = second.view(OWNER, conversation.id());
            assertThat(view.messages()).extracting(Message::text).containsExactly("200 fines", "Here it is.");
            assertThat(view.messages().getLast().tools())
                    .extracting(ToolLine::state)
                    .containsExactly(ToolLine.State.DONE, ToolLine.State.DONE);
            assertThat(bridge.calls("set_columns")).hasSize(1);
            assertThat(model.questions()).hasSize(2);
        }
    }

    @Test
    void stillWaitsForTheAnswerAfterACrash() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}");
        Conversation conversation;
        JobProposal proposal;
        RunningAgent first = RunningAgent.start(database, model, bridge);
        try {
            conversation = first.converse(OWNER);
            first.say(OWNER, conversation.id(), "200 fines");
            proposal = proposal(first, conversation);
        } finally {
            first.crash();
        }

        try (RunningAgent second = RunningAgent.start(database, model, bridge)) {
            assertThat(second.view(OWNER, conversation.id()).proposal()).isEqualTo(proposal);
            second.answer(
                    OWNER, conversation.id(), new AnswerProposal(proposal.interruptId(), UUID.randomUUID(), null));
            Await.until(() -> second.view(OWNER, conversation.id()).jobId() != null);
            assertThat(bridge.jobs()).hasSize(1);
            assertThat(model.questions()).hasSize(2);
        }
    }

    @Test
    void comesToEveryWaitingMessageOnceAfterACrash() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("Half of", gate).says("One.").says("Two.").says("Three.");
        Conversation conversation;
        RunningAgent first = RunningAgent.start(database, model, bridge);
        try {
            conversation = first.converse(OWNER);
            first.say(OWNER, conversation.id(), "one");
            Await.until(() -> last(first.view(OWNER, conversation.id())).equals("Half of"));
            first.say(OWNER, conversation.id(), "two", "key-2");
            first.say(OWNER, conversation.id(), "three", "key-3");
        } finally {
            first.crash();
            gate.countDown();
        }

        try (RunningAgent second = RunningAgent.start(database, model, bridge);
                EventStream stream = second.events(OWNER, conversation.id(), 0)) {
            // The one who sent it does not know whether it arrived.
            second.say(OWNER, conversation.id(), "three", "key-3");
            List<EventStream.Received> events = new ArrayList<>(stream.untilRunEnds());
            events.addAll(stream.untilRunEnds());
            events.addAll(stream.untilRunEnds());
            AgUiOrder.check(events);
            assertThat(second.view(OWNER, conversation.id()).queued()).isEmpty();
            assertThat(second.view(OWNER, conversation.id()).messages())
                    .extracting(Message::text)
                    .containsExactly("one", "One.", "two", "Two.", "three", "Three.");
        }
    }

    /// A conversation whose agent crashes after a tool did its work and before its answer came.
    private Conversation crashWhile(String tool) {
        bridge.hold(tool, new CountDownLatch(1));
        RunningAgent first = RunningAgent.start(database, model, bridge);
        try {
            Conversation conversation = first.converse(OWNER);
            first.say(OWNER, conversation.id(), "200 fines");
            Await.until(() -> bridge.hasDone(tool));
            return conversation;
        } finally {
            first.crash();
            bridge.forgetTheScript();
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
