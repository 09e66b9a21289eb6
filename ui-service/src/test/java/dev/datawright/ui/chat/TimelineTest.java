package dev.datawright.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
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
import org.jspecify.annotations.Nullable;
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
        assertThat(timeline.entries()).containsExactly(new Entry.Answer("message:" + id, "Six columns", false));

        timeline.apply(message(id, Message.Role.ASSISTANT, "Six columns added."));
        assertThat(timeline.entries()).containsExactly(new Entry.Answer("message:" + id, "Six columns added.", true));
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
        List<Entry> once = timeline.entries();
        events.forEach(timeline::apply);
        assertThat(timeline.entries()).isEqualTo(once).hasSize(3);
        assertThat(timeline.isBusy()).isFalse();
    }

    @Test
    void replacesWhatIsBeingSentByWhatWasTaken() {
        timeline.sending("200 tickets");
        assertThat(timeline.isBusy()).isTrue();
        assertThat(timeline.waiting()).isEqualTo(Waiting.FOR_FIRST_WORDS);
        UUID id = new UUID(0, 3);
        timeline.apply(message(id, Message.Role.USER, "200 tickets"));
        assertThat(timeline.entries()).containsExactly(new Entry.Said("message:" + id, id, "200 tickets"));
    }

    @Test
    void standsStillWhenAMessageWasNotTaken() {
        timeline.notSent(timeline.sending("200 tickets"));
        timeline.trouble("The agent cannot be reached.");
        assertThat(timeline.isBusy()).isFalse();
        assertThat(timeline.entries())
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Trouble.class,
                        trouble -> assertThat(trouble.text()).isEqualTo("The agent cannot be reached."));
    }

    @Test
    void keepsAQuestionOpenUntilItIsSettled() {
        JobProposal proposal = proposal();
        timeline.apply(custom(RunEventNames.PROPOSAL, proposal));
        assertThat(timeline.openQuestion()).map(Entry.Question::proposal).contains(proposal);
        SettledProposal settled = new SettledProposal(
                proposal, SettledProposal.Outcome.REJECTED, "fewer rows", null, NOON.plusSeconds(5));
        timeline.apply(custom(RunEventNames.PROPOSAL_SETTLED, settled));
        assertThat(timeline.openQuestion()).isEmpty();
        assertThat(timeline.entries()).containsExactly(Entry.settled(settled));
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
                null,
                12));
        assertThat(rebuilt.entries())
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Said", "Tool", "Answer", "Question");
        assertThat(rebuilt.isBusy()).isFalse();
    }

    @Test
    void goesOnWithAnAnswerThatAViewShowsHalfWritten() {
        UUID id = new UUID(0, 7);
        Timeline rebuilt = Timeline.of(view(
                new UUID(0, 8),
                List.of(
                        new Message(new UUID(0, 1), Message.Role.USER, "hello", List.of(), 1, NOON),
                        new Message(id, Message.Role.ASSISTANT, "Six ", List.of(), 1, NOON)),
                List.of()));
        rebuilt.apply(new AgUiEvent.TextMessageContent(id.toString(), "columns"));
        assertThat(rebuilt.entries()).last().isEqualTo(new Entry.Answer("message:" + id, "Six columns", false));
        rebuilt.apply(new AgUiEvent.RunFinished("c", "r", null));
        assertThat(rebuilt.entries()).last().isEqualTo(new Entry.Answer("message:" + id, "Six columns", true));
    }

    @Test
    void offersToSayAgainWhatGotNoAnswer() {
        Message said = new Message(new UUID(0, 1), Message.Role.USER, "hello", List.of(), 1, NOON);
        assertThat(Timeline.of(view(null, List.of(said), List.of())).entries())
                .last()
                .isEqualTo(new Entry.Trouble("unanswered", "This message has no answer.", said.id()));
        assertThat(Timeline.of(view(new UUID(0, 8), List.of(said), List.of())).entries())
                .hasSize(1);
    }

    @Test
    void keepsWaitingMessagesApartUntilTheirTurn() {
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.sending("and a street");
        assertThat(timeline.entries()).isEmpty();
        assertThat(timeline.queue()).extracting(Outbox.Waiter::id).containsExactly((UUID) null);
        Message waiting = new Message(new UUID(0, 5), Message.Role.USER, "and a street", List.of(), 1, NOON);
        timeline.apply(custom(RunEventNames.QUEUE, Map.of("messages", List.of(waiting))));
        assertThat(timeline.queue())
                .containsExactly(new Outbox.Waiter("queued:" + waiting.id(), waiting.id(), "and a street"));
        timeline.apply(new AgUiEvent.RunFinished("c", "r", null));
        timeline.apply(custom(RunEventNames.MESSAGE, waiting));
        timeline.apply(custom(RunEventNames.QUEUE, Map.of("messages", List.of())));
        timeline.apply(new AgUiEvent.RunStarted("c", "r2"));
        assertThat(timeline.queue()).isEmpty();
        assertThat(timeline.entries())
                .containsExactly(new Entry.Said("message:" + waiting.id(), waiting.id(), "and a street"));
        assertThat(timeline.isBusy()).isTrue();
    }

    @Test
    void movesAMessageToTheQueueWhenAnotherPageWasFaster() {
        timeline.sending("and a street");
        assertThat(timeline.entries()).hasSize(1);
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        Message waiting = new Message(new UUID(0, 5), Message.Role.USER, "and a street", List.of(), 1, NOON);
        timeline.apply(custom(RunEventNames.QUEUE, Map.of("messages", List.of(waiting))));
        assertThat(timeline.entries()).isEmpty();
        assertThat(timeline.queue()).hasSize(1);
    }

    @Test
    void keepsWhatOnlyThisPageKnows() {
        timeline.note("Stopped. What was said so far stays.", null);
        timeline.sending("on its way");
        Timeline rebuilt = Timeline.of(view(null, List.of(), List.of()));
        rebuilt.keepRemarks(timeline);
        assertThat(rebuilt.entries())
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Note", "Said");
    }

    @Test
    void hearsOfAnotherTitle() {
        timeline.apply(custom(RunEventNames.TITLE, Map.of("title", "Fines of 2025")));
        assertThat(timeline.title()).contains("Fines of 2025");
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
                        Entry.Tool.class,
                        tool -> assertThat(tool.line().state()).isEqualTo(ToolLine.State.FAILED));
        assertThat(timeline.entries()).last().isInstanceOf(Entry.Trouble.class);
    }

    @Test
    void saysAgainTheLastMessageAfterARunThatFailed() {
        UUID id = new UUID(0, 3);
        timeline.apply(message(id, Message.Role.USER, "200 tickets"));
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.apply(new AgUiEvent.RunError("The model timed out after 60 s.", "model"));
        assertThat(timeline.entries())
                .last()
                .isEqualTo(new Entry.Trouble("trouble:0", "The model timed out after 60 s.", id));
        timeline.retrying();
        assertThat(timeline.entries()).noneMatch(Entry.Trouble.class::isInstance);
        assertThat(timeline.isBusy()).isTrue();
    }

    @Test
    void showsAFailureOfAViewAsOneThatCanBeTakenUpAnew() {
        Message said = new Message(new UUID(0, 1), Message.Role.USER, "200 tickets", List.of(), 1, NOON);
        Message broken = new Message(new UUID(0, 2), Message.Role.ASSISTANT, "Half a", List.of(), 1, NOON);
        Message why = new Message(new UUID(0, 3), Message.Role.ASSISTANT, "The model timed out.", List.of(), 1, NOON);
        Timeline rebuilt = Timeline.of(new ConversationView(
                new Conversation(new UUID(0, 9), "Tickets", DESIGN, null, NOON, NOON),
                List.of(said, broken, why),
                List.of(),
                List.of(),
                null,
                null,
                why.id(),
                12));
        assertThat(rebuilt.entries())
                .last()
                .isEqualTo(new Entry.Trouble("message:" + why.id(), "The model timed out.", said.id()));

        rebuilt.apply(new AgUiEvent.RunStarted("c", "r"));
        rebuilt.apply(
                custom(RunEventNames.RETRIED, Map.of("message_id", said.id(), "gone", List.of(broken.id(), why.id()))));
        assertThat(rebuilt.entries()).containsExactly(new Entry.Said("message:" + said.id(), said.id(), "200 tickets"));
        assertThat(rebuilt.isBusy()).isTrue();
    }

    @Test
    void saysEverywhereThatARunWasStopped() {
        ToolLine stop = new ToolLine("r/stop", ToolLine.STOP, ToolLine.State.DONE, "stopped", null);
        Message said = new Message(new UUID(0, 1), Message.Role.USER, "200 tickets", List.of(), 1, NOON);
        Message answer = new Message(new UUID(0, 2), Message.Role.ASSISTANT, "Half a", List.of(), 1, NOON);
        timeline.apply(custom(RunEventNames.MESSAGE, said));
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.apply(custom(RunEventNames.MESSAGE, answer));
        timeline.apply(custom(RunEventNames.TOOL_LINE, stop));
        timeline.apply(new AgUiEvent.RunFinished("c", "r", null));
        assertThat(timeline.entries())
                .last()
                .isEqualTo(new Entry.Note("tool:r/stop", "Stopped. What was said so far stays.", null));
        Message after = new Message(new UUID(0, 8), Message.Role.ASSISTANT, "", List.of(stop), null, NOON);
        assertThat(Timeline.of(view(null, List.of(said, answer, after), List.of()))
                        .entries())
                .isEqualTo(timeline.entries());
    }

    @Test
    void offersToTakeUpWhatWasStoppedBeforeItsFirstWord() {
        UUID id = new UUID(0, 3);
        timeline.apply(message(id, Message.Role.USER, "200 tickets"));
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.apply(custom(
                RunEventNames.TOOL_LINE, new ToolLine("r/stop", ToolLine.STOP, ToolLine.State.DONE, "stopped", null)));
        timeline.apply(new AgUiEvent.RunFinished("c", "r", null));
        assertThat(timeline.entries())
                .last()
                .isEqualTo(new Entry.Trouble("unanswered", "This message has no answer.", id));
    }

    @Test
    void standsInTheSameOrderLiveAndAfterAReload() {
        ToolLine prepared = new ToolLine("r/2/0", "propose_job", ToolLine.State.DONE, "job prepared", null);
        ToolLine started = new ToolLine("s/0/create_job", "create_job", ToolLine.State.DONE, "job started", null);
        JobProposal proposal = new JobProposal(
                proposal().interruptId(), proposal().spec(), proposal().estimate(), prepared.id());
        SettledProposal settled = new SettledProposal(
                proposal, SettledProposal.Outcome.APPROVED, null, new UUID(0, 6), NOON.plusSeconds(5));
        Message said = new Message(new UUID(0, 1), Message.Role.USER, "200 tickets", List.of(), 1, NOON);
        timeline.apply(custom(RunEventNames.MESSAGE, said));
        timeline.apply(new AgUiEvent.RunStarted("c", "r"));
        timeline.apply(custom(RunEventNames.TOOL_LINE, prepared));
        timeline.apply(custom(RunEventNames.PROPOSAL, proposal));
        List<Message> openView = List.of(said, lines(1, prepared));
        assertThat(reloaded(openView, List.of(), proposal)).isEqualTo(timeline.entries());

        timeline.apply(custom(RunEventNames.PROPOSAL_SETTLED, settled));
        timeline.apply(custom(RunEventNames.TOOL_LINE, started));
        assertThat(reloaded(List.of(said, lines(9, prepared, started)), List.of(settled), null))
                .isEqualTo(timeline.entries());

        Message news = new Message(
                new UUID(0, 7),
                Message.Role.ASSISTANT,
                "200 rows are ready.",
                List.of(prepared, started),
                2,
                NOON.plusSeconds(20));
        timeline.apply(custom(RunEventNames.MESSAGE, news));
        assertThat(timeline.entries())
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Said", "Tool", "Question", "Tool", "Answer");
        assertThat(reloaded(List.of(said, news), List.of(settled), null)).isEqualTo(timeline.entries());
    }

    private static List<Entry> reloaded(
            List<Message> messages, List<SettledProposal> settled, @Nullable JobProposal open) {
        return Timeline.of(new ConversationView(
                        new Conversation(new UUID(0, 9), "Tickets", DESIGN, null, NOON, NOON),
                        messages,
                        List.of(),
                        settled,
                        open,
                        null,
                        null,
                        12))
                .entries();
    }

    /// Lines that no message follows yet.
    private static Message lines(int second, ToolLine... lines) {
        return new Message(new UUID(0, 9), Message.Role.ASSISTANT, "", List.of(lines), null, NOON.plusSeconds(second));
    }

    private static ConversationView view(@Nullable UUID run, List<Message> messages, List<SettledProposal> settled) {
        return new ConversationView(
                new Conversation(new UUID(0, 9), "Tickets", DESIGN, run, NOON, NOON),
                messages,
                List.of(),
                settled,
                null,
                null,
                null,
                12);
    }

    private static JobProposal proposal() {
        return new JobProposal(
                new UUID(0, 4),
                new JobSpec(DESIGN, 2, 200, 7L, 0),
                new Estimate(200, 0, 0, 0, 1, 2, false, List.of()),
                null);
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
