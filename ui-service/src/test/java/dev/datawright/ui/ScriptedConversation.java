package dev.datawright.ui;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One conversation as the agent keeps it: what was said, what waits, the run, the question, and the events so far.
final class ScriptedConversation {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final ScriptedStream events = new ScriptedStream();
    final List<Message> messages = new ArrayList<>();
    final List<Message> queued = new ArrayList<>();
    private final List<SettledProposal> settled = new ArrayList<>();
    private final UUID id;
    private final List<ToolLine> openLines = new ArrayList<>();
    private String title = "";
    private @Nullable UUID run;
    private @Nullable JobProposal proposal;
    private @Nullable UUID streaming;
    private @Nullable Message failure;
    private final StringBuilder streamed = new StringBuilder();
    private int moments;

    ScriptedConversation(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    JobProposal proposal() {
        return proposal;
    }

    boolean isRunning() {
        return run != null;
    }

    @Nullable
    UUID run() {
        return run;
    }

    boolean contains(String query) {
        String wanted = query.toLowerCase(java.util.Locale.ROOT);
        return title.toLowerCase(java.util.Locale.ROOT).contains(wanted)
                || messages.stream()
                        .anyMatch(message -> message.text()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(wanted));
    }

    Conversation summary() {
        return new Conversation(id, title, ScriptedBridge.DESIGN, run, NOON, NOON);
    }

    /// As the service has it: the text so far of an answer that is being written is part of what it shows.
    ConversationView view(@Nullable UUID job) {
        List<Message> shown = new ArrayList<>(messages);
        UUID open = streaming;
        if (open != null || !openLines.isEmpty()) {
            shown.add(new Message(
                    open == null ? new UUID(8, 8) : open,
                    Message.Role.ASSISTANT,
                    streamed.toString(),
                    openLines,
                    2,
                    moment()));
        }
        return new ConversationView(
                summary(),
                shown,
                queued,
                settled,
                proposal,
                job,
                failure == null ? null : failure.id(),
                events.cursor());
    }

    Instant moment() {
        return NOON.plusSeconds(moments++);
    }

    void retitle(String newTitle) {
        title = newTitle;
        emit(custom(RunEventNames.TITLE, Map.of("title", newTitle)));
    }

    /// A title from before, of which nobody has to be told.
    void titled(String oldTitle) {
        title = oldTitle;
    }

    /// The tool line that was told last; absent when there is none.
    @Nullable
    String newestLine() {
        return openLines.isEmpty() ? null : openLines.getLast().id();
    }

    /// The newest message is answered anew.
    void retry(UUID newRun, UUID message) {
        startRun(newRun);
        Message gone = failure;
        failure = null;
        if (gone != null) {
            messages.remove(gone);
            openLines.addAll(0, gone.tools());
        }
        emit(custom(
                RunEventNames.RETRIED,
                Map.of("message_id", message, "gone", gone == null ? List.of() : List.of(gone.id()))));
    }

    void startRun(UUID newRun) {
        run = newRun;
        emit(new AgUiEvent.RunStarted(id.toString(), newRun.toString()));
    }

    void take(Message message) {
        messages.add(message);
        emit(custom(RunEventNames.MESSAGE, message));
    }

    void tellQueue() {
        emit(custom(RunEventNames.QUEUE, Map.of("messages", queued)));
    }

    void line(ToolLine line) {
        openLines.removeIf(known -> known.id().equals(line.id()));
        openLines.add(line);
        emit(custom(RunEventNames.TOOL_LINE, line));
    }

    void designChanged(int version) {
        emit(custom(RunEventNames.DESIGN, Map.of("design_id", ScriptedBridge.DESIGN, "version", version)));
    }

    void stream(UUID message, String text) {
        if (!message.equals(streaming)) {
            streaming = message;
            streamed.setLength(0);
            emit(new AgUiEvent.TextMessageStart(message.toString(), "assistant"));
        }
        for (String token : text.split("(?<= )")) {
            streamed.append(token);
            emit(new AgUiEvent.TextMessageContent(message.toString(), token));
        }
    }

    void answered(UUID message, String text) {
        if (message.equals(streaming)) {
            emit(new AgUiEvent.TextMessageEnd(message.toString()));
        }
        streaming = null;
        streamed.setLength(0);
        take(new Message(message, Message.Role.ASSISTANT, text, openLines, 2, moment()));
        openLines.clear();
    }

    void ask(JobProposal asked) {
        proposal = asked;
        emit(custom(RunEventNames.PROPOSAL, asked));
        UUID current = run;
        run = null;
        emit(new AgUiEvent.RunFinished(
                id.toString(),
                String.valueOf(current),
                AgUiEvent.Outcome.interrupted(
                        new AgUiEvent.Interrupt(asked.interruptId().toString(), "approval", "Generate 200 rows?"))));
    }

    void settle(SettledProposal.Outcome outcome, @Nullable String reason, @Nullable UUID job) {
        JobProposal open = proposal;
        if (open != null) {
            proposal = null;
            SettledProposal answer = new SettledProposal(open, outcome, reason, job, moment());
            settled.add(answer);
            emit(custom(RunEventNames.PROPOSAL_SETTLED, answer));
        }
    }

    void stop() {
        UUID current = run;
        if (current != null) {
            UUID open = streaming;
            if (open != null) {
                answered(open, streamed.toString());
            }
            line(new ToolLine(current + "/stop", ToolLine.STOP, ToolLine.State.DONE, "stopped", null));
            endRun(null);
        }
    }

    /// Ends the run; what was said so far stays.
    void endRun(@Nullable String error) {
        UUID current = run;
        UUID open = streaming;
        if (open != null) {
            answered(open, streamed.toString());
        }
        run = null;
        if (error != null) {
            failure =
                    new Message(UUID.randomUUID(), Message.Role.ASSISTANT, error, List.copyOf(openLines), 2, moment());
            messages.add(failure);
            openLines.clear();
        }
        emit(
                error == null
                        ? new AgUiEvent.RunFinished(id.toString(), String.valueOf(current), null)
                        : new AgUiEvent.RunError(error, "model"));
    }

    void emit(AgUiEvent event) {
        events.tell(cursor -> WireJson.mapper().writerFor(AgUiEvent.class).writeValueAsString(event));
    }

    static AgUiEvent custom(String name, Object value) {
        return new AgUiEvent.Custom(name, WireJson.mapper().valueToTree(value));
    }
}
