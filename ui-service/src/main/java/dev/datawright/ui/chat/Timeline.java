package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
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

/// What stands in the chat, in order: built from a conversation's view, kept up by its events.
///
/// Applying an event twice changes nothing, so a replay after a lost connection is harmless.
final class Timeline {
    private static final String SENDING = "sending";

    private final List<Entry> entries = new ArrayList<>();
    private boolean awaitingRun;
    private boolean running;
    private @Nullable String streaming;
    private @Nullable UUID jobId;
    private @Nullable Integer designVersion;
    private int jobChanges;
    private int messages;
    private int troubles;

    /// The state that a view gives.
    static Timeline of(ConversationView view) {
        Timeline timeline = new Timeline();
        view.messages().forEach(timeline::put);
        JobProposal proposal = view.proposal();
        if (proposal != null) {
            timeline.put(new Question(questionKey(proposal.interruptId().toString()), proposal, Outcome.OPEN));
        }
        timeline.running = view.conversation().activeRunId() != null;
        timeline.jobId = view.jobId();
        return timeline;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Whether a message cannot be taken now.
    boolean isBusy() {
        return awaitingRun || running;
    }

    /// What the agent is busy with, when nothing on the screen moves.
    Waiting waiting() {
        boolean toolRuns = entries.stream()
                .anyMatch(entry -> entry instanceof Tool tool && tool.line().state() == ToolLine.State.RUNNING);
        if (!isBusy() || streaming != null || toolRuns) {
            return Waiting.NOT;
        }
        if (entries.isEmpty()) {
            return Waiting.FOR_FIRST_WORDS;
        }
        return switch (entries.getLast()) {
            case Tool tool -> Waiting.AFTER_TOOL;
            case Question question -> question.outcome() == Outcome.APPROVED ? Waiting.FOR_JOB : Waiting.AFTER_TOOL;
            case Said said -> Waiting.FOR_FIRST_WORDS;
            case Answer answer -> Waiting.AFTER_TOOL;
            case Trouble trouble -> Waiting.FOR_FIRST_WORDS;
        };
    }

    Optional<Question> openQuestion() {
        return entries.reversed().stream()
                .filter(Question.class::isInstance)
                .map(Question.class::cast)
                .filter(question -> question.outcome() == Outcome.OPEN)
                .findFirst();
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

    /// The person's message, before the service has taken it.
    void sending(String text) {
        awaitingRun = true;
        entries.removeIf(Trouble.class::isInstance);
        put(new Said(SENDING, text, true));
    }

    /// The answer to a question is on its way.
    void answering() {
        awaitingRun = true;
    }

    /// What was to be sent was not taken.
    void notSent() {
        awaitingRun = false;
        remove(SENDING);
    }

    /// Something did not work; says why.
    void trouble(String sentence) {
        put(new Trouble("trouble:" + troubles++, sentence));
    }

    /// Takes over what only this page knows.
    void keepTroubles(Timeline before) {
        for (Entry entry : before.entries) {
            if (entry instanceof Trouble trouble) {
                trouble(trouble.text());
            }
        }
    }

    void apply(AgUiEvent event) {
        switch (event) {
            case AgUiEvent.RunStarted started -> {
                awaitingRun = false;
                running = true;
            }
            case AgUiEvent.RunFinished finished -> endRun();
            case AgUiEvent.RunError error -> {
                endRun();
                trouble(error.message());
            }
            case AgUiEvent.TextMessageStart start -> {
                streaming = start.messageId();
                if (find(messageKey(start.messageId())) < 0) {
                    put(new Answer(messageKey(start.messageId()), "", false));
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
            case RunEventNames.MESSAGE -> put(WireJson.mapper().treeToValue(value, Message.class));
            case RunEventNames.TOOL_LINE -> put(tool(WireJson.mapper().treeToValue(value, ToolLine.class)));
            case RunEventNames.DESIGN -> designVersion = value.path("version").asInt();
            case RunEventNames.PROPOSAL -> {
                JobProposal proposal = WireJson.mapper().treeToValue(value, JobProposal.class);
                String key = questionKey(proposal.interruptId().toString());
                if (find(key) < 0) {
                    put(new Question(key, proposal, Outcome.OPEN));
                }
            }
            case RunEventNames.PROPOSAL_SETTLED ->
                settle(
                        questionKey(value.path("interrupt_id").asString()),
                        value.path("outcome").asString());
            case RunEventNames.JOB -> {
                jobId = UUID.fromString(value.path("job_id").asString());
                jobChanges++;
            }
            default -> {
                // A newer agent may say more than this page knows.
            }
        }
    }

    private void put(Message message) {
        String key = messageKey(message.id().toString());
        remove(SENDING, message.role() == Message.Role.USER);
        for (ToolLine line : message.tools()) {
            int at = find(toolKey(line));
            int self = find(key);
            if (at >= 0) {
                entries.set(at, tool(line));
            } else {
                entries.add(self < 0 ? entries.size() : self, tool(line));
            }
        }
        switch (message.role()) {
            case USER -> put(new Said(key, message.text(), false));
            case ASSISTANT -> {
                if (key.equals(messageKey(streaming == null ? "" : streaming))) {
                    streaming = null;
                }
                if (message.text().isBlank()) {
                    remove(key);
                } else {
                    put(new Answer(key, message.text(), true));
                }
            }
        }
        messages++;
    }

    private void append(AgUiEvent.TextMessageContent content) {
        String key = messageKey(content.messageId());
        int at = find(key);
        if (at >= 0 && entries.get(at) instanceof Answer answer) {
            if (!answer.whole()) {
                entries.set(at, new Answer(key, answer.text() + content.delta(), false));
            }
        } else {
            put(new Answer(key, content.delta(), false));
        }
    }

    private void settle(String key, String outcome) {
        int at = find(key);
        if (at >= 0 && entries.get(at) instanceof Question question) {
            Outcome settled =
                    switch (outcome) {
                        case "approved" -> Outcome.APPROVED;
                        case "rejected" -> Outcome.REJECTED;
                        default -> Outcome.WITHDRAWN;
                    };
            entries.set(at, new Question(key, question.proposal(), settled));
        }
    }

    private void endRun() {
        awaitingRun = false;
        running = false;
        streaming = null;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Tool tool && tool.line().state() == ToolLine.State.RUNNING) {
                ToolLine line = tool.line();
                entries.set(i, tool(new ToolLine(line.id(), line.tool(), ToolLine.State.FAILED, line.text(), null)));
            }
        }
        entries.removeIf(
                entry -> entry instanceof Answer answer && answer.text().isBlank());
    }

    private void put(Entry entry) {
        int at = find(entry.key());
        if (at >= 0) {
            entries.set(at, entry);
        } else {
            entries.add(entry);
        }
    }

    private void remove(String key, boolean when) {
        if (when) {
            remove(key);
        }
    }

    private void remove(String key) {
        entries.removeIf(entry -> entry.key().equals(key));
    }

    /// From the end, where nearly all changes happen.
    private int find(String key) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static Tool tool(ToolLine line) {
        return new Tool(toolKey(line), line);
    }

    private static String toolKey(ToolLine line) {
        return "tool:" + line.id();
    }

    private static String messageKey(String id) {
        return "message:" + id;
    }

    private static String questionKey(String interruptId) {
        return "question:" + interruptId;
    }

    /// Something that stands in the chat; entries with the same key are the same thing at different moments.
    sealed interface Entry {
        String key();
    }

    /// What the person said.
    record Said(String key, String text, boolean sending) implements Entry {}

    /// What the agent said, so far.
    record Answer(String key, String text, boolean whole) implements Entry {}

    /// What a tool does or did.
    record Tool(String key, ToolLine line) implements Entry {}

    /// A job the agent proposes.
    record Question(String key, JobProposal proposal, Outcome outcome) implements Entry {}

    /// Why a run ended early or a message was not taken.
    record Trouble(String key, String text) implements Entry {}

    /// How a question stands.
    enum Outcome {
        OPEN,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    /// Why nothing moves at this moment.
    enum Waiting {
        NOT(""),
        FOR_FIRST_WORDS("Waiting for the model's first words about your request."),
        AFTER_TOOL("Waiting for the model to say what comes next."),
        FOR_JOB("The job runs; its progress stands with the dataset.");

        private final String sentence;

        Waiting(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
