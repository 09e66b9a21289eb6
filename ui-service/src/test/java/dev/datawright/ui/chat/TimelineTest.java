package dev.datawright.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID DESIGN = new UUID(0, 1);

    private final Timeline timeline = new Timeline();

    @Test
    void growsAnAnswerByItsTokensAndReplacesItByTheWholeMessage() {
        UUID id = new UUID(0, 7);
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.apply(new AgUiEvent.TextMessageStart(id.toString(), "assistant"));
        timeline.apply(new AgUiEvent.TextMessageContent(id.toString(), "Six "));
        timeline.apply(new AgUiEvent.TextMessageContent(id.toString(), "columns"));
        assertThat(timeline.entries()).containsExactly(new Timeline.Answer("message:" + id, "Six columns", false));

        timeline.apply(message(id, Message.Role.ASSISTANT, "Six columns added."));
        assertThat(timeline.entries())
                .containsExactly(new Timeline.Answer("message:" + id, "Six columns added.", true));
    }

    @Test
    void takesAReplayWithoutChange() {
        UUID id = new UUID(0, 7);
        List<AgUiEvent> events = List.of(
                message(new UUID(0, 6), Message.Role.USER, "hello"),
                new AgUiEvent.RunStarted("c", "r"),
                tool(ToolLine.State.RUNNING, "adding columns"),
                tool(ToolLine.State.DONE, "added 6 columns"),
                new AgUiEvent.TextMessageStart(id.toString(), "assistant"),
                new AgUiEvent.TextMessageContent(id.toString(), "Done"),
                new AgUiEvent.TextMessageEnd(id.toString()),
                message(id, Message.Role.ASSISTANT, "Done"),
                new AgUiEvent.RunFinished("c", "r", null));
        events.forEach(timeline::apply);
        List<Timeline.Entry> once = timeline.entries();
        events.forEach(timeline::apply);
        assertThat(timeline.entries()).isEqualTo(once).hasSize(3);
        assertThat(timeline.isBusy()).isFalse();
    }

    @Test
    void replacesWhatIsBeingSentByWhatWasTaken() {
        timeline.sending("200 tickets");
        assertThat(timeline.isBusy()).isTrue();
        assertThat(timeline.waiting()).isEqualTo(Timeline.Waiting.FOR_FIRST_WORDS);
        UUID id = new UUID(0, 3);
        timeline.apply(message(id, Message.Role.USER, "200 tickets"));
        assertThat(timeline.entries()).containsExactly(new Timeline.Said("message:" + id, "200 tickets", false));
    }

    @Test
    void standsStillWhenAMessageWasNotTaken() {
        timeline.sending("200 tickets");
        timeline.notSent();
        timeline.trouble("The agent cannot be reached.");
        assertThat(timeline.isBusy()).isFalse();
        assertThat(timeline.entries())
                .singleElement()
                .isInstanceOfSatisfying(
                        Timeline.Trouble.class,
                        trouble -> assertThat(trouble.text()).isEqualTo("The agent cannot be reached."));
    }

    @Test
    void keepsAQuestionOpenUntilItIsSettled() {
        JobProposal proposal = proposal();
        timeline.apply(custom(RunEventNames.PROPOSAL, proposal));
        assertThat(timeline.openQuestion()).map(Timeline.Question::proposal).contains(proposal);
        timeline.apply(custom(
                RunEventNames.PROPOSAL_SETTLED,
                Map.of("interrupt_id", proposal.interruptId(), "outcome", "withdrawn")));
        assertThat(timeline.openQuestion()).isEmpty();
        assertThat(timeline.entries()).singleElement().isInstanceOfSatisfying(Timeline.Question.class, question -> {
            assertThat(question.outcome()).isEqualTo(Timeline.Outcome.WITHDRAWN);
        });
    }

    @Test
    void rebuildsFromAView() {
        Message said = new Message(new UUID(0, 1), Message.Role.USER, "hello", List.of(), 1, NOON);
        Message answered = new Message(
                new UUID(0, 2),
                Message.Role.ASSISTANT,
                "Done",
                List.of(new ToolLine("t", "set_columns", ToolLine.State.DONE, "added 6 columns", 2)),
                2,
                NOON);
        Timeline rebuilt = Timeline.of(new ConversationView(
                new Conversation(new UUID(0, 9), "Tickets", DESIGN, null, NOON, NOON),
                List.of(said, answered),
                List.of(),
                List.of(),
                proposal(),
                null,
                12));
        assertThat(rebuilt.entries())
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Said", "Tool", "Answer", "Question");
        assertThat(rebuilt.isBusy()).isFalse();
    }

    @Test
    void saysWhyARunEndedAndLeavesNoToolRunning() {
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.apply(tool(ToolLine.State.RUNNING, "adding columns"));
        timeline.apply(new AgUiEvent.RunError("The model timed out after 60 s. Send the message again.", null));
        assertThat(timeline.isBusy()).isFalse();
        assertThat(timeline.entries())
                .first()
                .isInstanceOfSatisfying(
                        Timeline.Tool.class,
                        tool -> assertThat(tool.line().state()).isEqualTo(ToolLine.State.FAILED));
        assertThat(timeline.entries()).last().isInstanceOf(Timeline.Trouble.class);
    }

    private static JobProposal proposal() {
        return new JobProposal(
                new UUID(0, 4), new JobSpec(DESIGN, 2, 200, 7L, 0), new Estimate(200, 0, 0, 0, 1, 2, List.of()));
    }

    private static AgUiEvent message(UUID id, Message.Role role, String text) {
        return custom(RunEventNames.MESSAGE, new Message(id, role, text, List.of(), 2, NOON));
    }

    private static AgUiEvent tool(ToolLine.State state, String text) {
        return custom(RunEventNames.TOOL_LINE, new ToolLine("t", "set_columns", state, text, null));
    }

    private static AgUiEvent custom(String name, Object value) {
        return new AgUiEvent.Custom(name, WireJson.mapper().valueToTree(value));
    }
}
