package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What stands in the chat: built from a conversation's view, kept up by its events.
///
/// Applying an event twice changes nothing, so a replay after a lost connection is harmless.
final class Timeline {
    private final Entries entries = new Entries();
    private final Outbox outbox = new Outbox();
    private boolean awaitingRun;
    private boolean running;
    private @Nullable String streaming;
    private @Nullable UUID jobId;
    private @Nullable Integer designVersion;
    private @Nullable String title;
    private int jobChanges;
    private int messages;
    private int remarks;

    /// The state that a view gives.
    static Timeline of(ConversationView view) {
        Timeline timeline = new Timeline();
        timeline.running = view.conversation().activeRunId() != null;
        timeline.jobId = view.jobId();
        ViewOrder.of(view).forEach(piece -> {
            switch (piece) {
                case ViewOrder.Spoken spoken
                when spoken.message().id().equals(view.failure()) -> timeline.putFailure(spoken.message());
                case ViewOrder.Spoken spoken -> timeline.put(spoken.message());
                case ViewOrder.Asked asked -> timeline.entries.put(Entry.settled(asked.settled()));
            }
        });
        JobProposal proposal = view.proposal();
        if (proposal != null) {
            timeline.entries.put(Entry.open(proposal));
        }
        timeline.placeQuestions();
        timeline.outbox.queued(view.queued());
        if (timeline.running) {
            timeline.reopenLastAnswer();
        } else {
            timeline.endRun();
            timeline.offerToAskAgain();
        }
        return timeline;
    }

    /// In the order they stand, what is on its way to the service last.
    List<Entry> entries() {
        List<Entry> all = new ArrayList<>(entries.all());
        all.addAll(outbox.spoken());
        return List.copyOf(all);
    }

    /// What waits for the end of the run, oldest first.
    List<Outbox.Waiter> queue() {
        return outbox.waiting();
    }

    /// Whether the agent works, so that a message would wait.
    boolean isBusy() {
        return awaitingRun || running;
    }

    /// What the agent is busy with, when nothing on the screen moves.
    Waiting waiting() {
        List<Entry> all = entries();
        boolean toolRuns = all.stream()
                .anyMatch(
                        entry -> entry instanceof Entry.Tool tool && tool.line().state() == ToolLine.State.RUNNING);
        if (!isBusy() || streaming != null || toolRuns) {
            return Waiting.NOT;
        }
        return all.isEmpty() ? Waiting.FOR_FIRST_WORDS : Waiting.after(all.getLast());
    }

    Optional<Entry.Question> openQuestion() {
        return entries.newest(Entry.Question.class).filter(Entry.Question::isOpen);
    }

    boolean has(Entry entry) {
        return entries.has(entry.key());
    }

    boolean hasSaid(UUID message) {
        return entries.has(Entry.messageKey(message.toString()));
    }

    Optional<UUID> jobId() {
        return Optional.ofNullable(jobId);
    }

    /// Rises with every event about a job.
    int jobChanges() {
        return jobChanges;
    }

    /// Rises with every whole message.
    int messages() {
        return messages;
    }

    Optional<Integer> designVersion() {
        return Optional.ofNullable(designVersion);
    }

    /// The newest title that an event told.
    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /// The person's message, before the service has taken it.
    ///
    /// @return by which it can be dropped when it is not taken
    String sending(String text) {
        boolean waits = isBusy();
        awaitingRun = true;
        entries.removeIf(Entry.Trouble.class::isInstance);
        return outbox.send(text, waits);
    }

    /// A message is to be answered anew.
    void retrying() {
        awaitingRun = true;
        entries.removeIf(entry -> entry instanceof Entry.Trouble);
    }

    /// That was not taken.
    ///
    /// @param message by which it can be tried again; absent when that would not help
    void notRetried(String sentence, @Nullable UUID message) {
        awaitingRun = false;
        entries.put(new Entry.Trouble("trouble:" + remarks++, sentence, message));
    }

    /// The answer to a question is on its way.
    void answering() {
        awaitingRun = true;
    }

    /// What was to be sent was not taken.
    void notSent(String key) {
        awaitingRun = false;
        outbox.drop(key);
    }

    /// The answer to a question was not taken.
    void notAnswered() {
        awaitingRun = false;
    }

    void takenBack(UUID message) {
        outbox.takenBack(message);
    }

    /// Something did not work; says why.
    void trouble(String sentence) {
        entries.put(new Entry.Trouble("trouble:" + remarks++, sentence, null));
    }

    /// What the person did beside talking.
    void note(String sentence, @Nullable Integer madeVersion) {
        entries.put(new Entry.Note("note:" + remarks++, sentence, madeVersion));
    }

    void settle(SettledProposal settled) {
        entries.put(Entry.settled(settled));
    }

    /// Takes over what only this page knows.
    void keepRemarks(Timeline before) {
        remarks = before.remarks;
        for (Entry entry : before.entries.all()) {
            if (entry instanceof Entry.Note || (entry instanceof Entry.Trouble trouble && trouble.retry() == null)) {
                entries.put(entry);
            }
        }
        outbox.keep(
                before.outbox,
                entries.newest(Entry.Said.class).map(Entry.Said::text).orElse(null));
    }

    void apply(AgUiEvent event) {
        switch (event) {
            case AgUiEvent.RunStarted started -> {
                awaitingRun = false;
                running = true;
            }
            case AgUiEvent.RunFinished finished -> {
                endRun();
                offerToAskAgain();
            }
            case AgUiEvent.RunError error -> {
                endRun();
                entries.put(new Entry.Trouble("trouble:" + remarks++, error.message(), lastSaid()));
            }
            case AgUiEvent.TextMessageStart start -> {
                closeAnswers();
                streaming = start.messageId();
                if (!entries.has(Entry.messageKey(start.messageId()))) {
                    entries.put(new Entry.Answer(Entry.messageKey(start.messageId()), "", false));
                }
            }
            case AgUiEvent.TextMessageContent content -> append(content);
            case AgUiEvent.TextMessageEnd end -> streaming = null;
            case AgUiEvent.Custom custom -> applyOurs(custom.name(), custom.value());
            case AgUiEvent.StepStarted step -> {}
            case AgUiEvent.StepFinished step -> {}
            case AgUiEvent.ToolCallStart call -> {}
            case AgUiEvent.ToolCallArgs call -> {}
            case AgUiEvent.ToolCallEnd call -> {}
            case AgUiEvent.ToolCallResult call -> {}
        }
    }

    private void applyOurs(String name, JsonNode value) {
        switch (name) {
            case RunEventNames.MESSAGE -> put(read(value, Message.class));
            case RunEventNames.TOOL_LINE -> entries.put(Entry.line(read(value, ToolLine.class)));
            case RunEventNames.DESIGN -> designVersion = value.path("version").asInt();
            case RunEventNames.PROPOSAL -> {
                Entry.Question question = Entry.open(read(value, JobProposal.class));
                if (!entries.has(question.key())) {
                    entries.put(question);
                }
            }
            case RunEventNames.PROPOSAL_SETTLED -> settle(read(value, SettledProposal.class));
            case RunEventNames.JOB -> {
                jobId = UUID.fromString(value.path("job_id").asString());
                jobChanges++;
            }
            case RunEventNames.QUEUE -> {
                outbox.queued(read(value, Queue.class).messages());
                awaitingRun = awaitingRun && !running;
            }
            case RunEventNames.RETRIED -> {
                read(value, Retried.class).gone().forEach(id -> entries.remove(Entry.messageKey(id.toString())));
                entries.removeIf(entry -> entry instanceof Entry.Trouble trouble && trouble.retry() != null);
            }
            case RunEventNames.TITLE -> title = value.path("title").asString();
            default -> {
                // A newer agent may say more than this page knows.
            }
        }
    }

    private void put(Message message) {
        String key = Entry.messageKey(message.id().toString());
        for (ToolLine line : message.tools()) {
            entries.putBefore(Entry.line(line), key);
        }
        switch (message.role()) {
            case USER -> {
                outbox.stored(message);
                if (!entries.has(key)) {
                    entries.removeIf(Entry.Trouble.class::isInstance);
                }
                entries.put(new Entry.Said(key, message.id(), message.text()));
            }
            case ASSISTANT -> {
                if (key.equals(Entry.messageKey(streaming == null ? "" : streaming))) {
                    streaming = null;
                }
                if (message.text().isBlank()) {
                    entries.remove(key);
                } else {
                    entries.put(new Entry.Answer(key, message.text(), true));
                }
            }
        }
        messages++;
    }

    /// Why the newest run failed stands in a view as a message.
    private void putFailure(Message message) {
        message.tools().forEach(line -> entries.put(Entry.line(line)));
        entries.put(new Entry.Trouble(Entry.messageKey(message.id().toString()), message.text(), lastSaid()));
        messages++;
    }

    /// A question stands behind the line of the tool that prepared it, wherever that line went.
    private void placeQuestions() {
        for (Entry entry : entries.all()) {
            if (entry instanceof Entry.Question question && question.proposal().toolLine() != null) {
                entries.moveBehind(
                        question.key(), Entry.lineKey(question.proposal().toolLine()));
            }
        }
    }

    private void append(AgUiEvent.TextMessageContent content) {
        String key = Entry.messageKey(content.messageId());
        if (entries.get(key) instanceof Entry.Answer answer) {
            if (!answer.whole()) {
                entries.put(new Entry.Answer(key, answer.text() + content.delta(), false));
            }
        } else {
            entries.put(new Entry.Answer(key, content.delta(), false));
        }
    }

    /// A view shows the text so far of an answer that is being written, and the events go on after it.
    private void reopenLastAnswer() {
        entries.last().ifPresent(last -> {
            if (last instanceof Entry.Answer answer) {
                entries.put(new Entry.Answer(answer.key(), answer.text(), false));
            }
        });
    }

    private void closeAnswers() {
        entries.replaceAll(entry -> entry instanceof Entry.Answer answer ? answer.asWhole() : entry);
    }

    private void endRun() {
        awaitingRun = false;
        running = false;
        streaming = null;
        closeAnswers();
        entries.replaceAll(
                entry -> entry instanceof Entry.Tool tool && tool.line().state() == ToolLine.State.RUNNING
                        ? Entry.line(broken(tool.line()))
                        : entry);
        entries.removeIf(
                entry -> entry instanceof Entry.Answer answer && answer.text().isBlank());
    }

    /// A run that failed or was stopped before its first word leaves a message without an answer.
    private void offerToAskAgain() {
        if (!outbox.waiting().isEmpty() || isBusy()) {
            return;
        }
        for (Entry entry : entries.all().reversed()) {
            switch (entry) {
                case Entry.Said said -> {
                    entries.put(new Entry.Trouble("unanswered", "This message has no answer.", said.id()));
                    return;
                }
                case Entry.Answer answer -> {
                    return;
                }
                case Entry.Question question -> {
                    return;
                }
                case Entry.Trouble trouble
                when trouble.retry() != null -> {
                    return;
                }
                case Entry.Trouble trouble -> {}
                case Entry.Tool tool -> {}
                case Entry.Note note -> {}
            }
        }
    }

    private @Nullable UUID lastSaid() {
        return entries.newest(Entry.Said.class).map(Entry.Said::id).orElse(null);
    }

    private static ToolLine broken(ToolLine line) {
        return new ToolLine(line.id(), line.tool(), ToolLine.State.FAILED, line.text(), null);
    }

    private static <T> T read(JsonNode value, Class<T> type) {
        return WireJson.mapper().treeToValue(value, type);
    }

    private record Queue(List<Message> messages) {}

    private record Retried(List<UUID> gone) {}
}
