package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The agent's half of the story: one conversation, its runs and its question.
public final class ScriptedAgent {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ScriptedBridge bridge;
    private final ScriptedStream events = new ScriptedStream();
    private final List<Message> messages = new ArrayList<>();
    private final UUID conversationId = new UUID(1, 1);
    private final UUID interruptId = new UUID(4, 4);
    private boolean created;
    private String title = "";
    private @Nullable UUID run;
    private @Nullable JobProposal proposal;
    private volatile boolean away;
    private volatile boolean refusing;
    private int ids = 100;

    ScriptedAgent(ScriptedBridge bridge) {
        this.bridge = bridge;
        bridge.whenCancelled(this::finishesRun);
    }

    UUID conversationId() {
        return conversationId;
    }

    /// How many pages follow the conversation at this moment.
    public int readers() {
        return events.readers();
    }

    boolean isAway() {
        return away;
    }

    /// From now on every call is cut off, as if the process was gone.
    public void goAway() {
        away = true;
        events.cut();
    }

    public void comeBack() {
        away = false;
    }

    /// Messages are refused with a problem.
    public void refuseMessages(boolean refuse) {
        refusing = refuse;
    }

    public synchronized void startsTool(String text) {
        emit(custom(RunEventNames.TOOL_LINE, new ToolLine("t1", "set_columns", ToolLine.State.RUNNING, text, null)));
    }

    synchronized void hasSetColumns() {
        emit(custom(
                RunEventNames.TOOL_LINE, new ToolLine("t1", "set_columns", ToolLine.State.DONE, "added 6 columns", 2)));
        emit(custom(RunEventNames.DESIGN, Map.of("design_id", ScriptedBridge.DESIGN, "version", 2)));
    }

    /// Streams the beginning of an answer, token by token.
    public synchronized void says(String text) {
        emit(new AgUiEvent.TextMessageStart(ScriptedWire.uuid(50).toString(), "assistant"));
        continues(text);
    }

    /// Streams more of it.
    public synchronized void continues(String text) {
        for (String token : text.split("(?<= )")) {
            emit(new AgUiEvent.TextMessageContent(ScriptedWire.uuid(50).toString(), token));
        }
    }

    /// The whole answer stands.
    public synchronized void hasSaid(String text) {
        emit(new AgUiEvent.TextMessageEnd(ScriptedWire.uuid(50).toString()));
        answer(50, text, List.of(new ToolLine("t1", "set_columns", ToolLine.State.DONE, "added 6 columns", 2)));
    }

    public synchronized void proposes() {
        JobProposal asked = new JobProposal(
                interruptId,
                new JobSpec(ScriptedBridge.DESIGN, bridge.designVersion(), ScriptedBridge.ROWS, 7L, 0),
                new Estimate(ScriptedBridge.ROWS, 0, 0, 0, 1, 2, List.of()));
        proposal = asked;
        emit(custom(RunEventNames.PROPOSAL, asked));
        UUID current = run;
        run = null;
        emit(new AgUiEvent.RunFinished(
                conversationId.toString(),
                String.valueOf(current),
                AgUiEvent.Outcome.interrupted(
                        new AgUiEvent.Interrupt(interruptId.toString(), "approval", "Generate 200 rows?"))));
    }

    public synchronized void finishesRun() {
        UUID current = run;
        run = null;
        emit(new AgUiEvent.RunFinished(conversationId.toString(), String.valueOf(current), null));
    }

    public synchronized void failsRun(String sentence) {
        run = null;
        emit(new AgUiEvent.RunError(sentence, "model"));
    }

    synchronized void tellsOfCompletedJob() {
        answer(51, "200 rows are ready and all 9 checks passed. Download them beside this chat.", List.of());
        finishesRun();
    }

    void serve(HttpExchange exchange, String call) throws IOException {
        String base = "/conversations/" + conversationId;
        if (call.equals("GET" + base + "/events")) {
            events.serve(exchange);
        } else if (call.equals("GET/conversations")) {
            ScriptedWire.json(exchange, 200, new Listing<>(created ? List.of(conversation()) : List.of(), null));
        } else if (call.equals("POST/conversations")) {
            created = true;
            ScriptedWire.json(exchange, 201, conversation());
        } else if (call.equals("GET" + base) && created) {
            ScriptedWire.json(exchange, 200, view());
        } else if (call.equals("POST" + base + "/messages")) {
            takeMessage(exchange);
        } else if (call.equals("POST" + base + "/answers")) {
            takeAnswer(exchange);
        } else if (call.equals("POST" + base + "/stop")) {
            finishesRun();
            ScriptedWire.nothing(exchange);
        } else {
            ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such conversation.");
        }
    }

    private void takeMessage(HttpExchange exchange) throws IOException {
        SendMessage sent = ScriptedWire.body(exchange, SendMessage.class);
        if (refusing) {
            ScriptedWire.problem(exchange, ProblemType.LIMIT_REACHED, "Too many messages at once. Wait a minute.");
            return;
        }
        synchronized (this) {
            UUID started = ScriptedWire.uuid(ids++);
            run = started;
            if (title.isEmpty()) {
                title = "Parking tickets";
            }
            if (proposal != null) {
                settle("withdrawn");
            }
            Message message = new Message(
                    ScriptedWire.uuid(ids++), Message.Role.USER, sent.text(), List.of(), bridge.designVersion(), NOON);
            messages.add(message);
            long cursor = events.cursor();
            emit(custom(RunEventNames.MESSAGE, message));
            emit(new AgUiEvent.RunStarted(conversationId.toString(), started.toString()));
            ScriptedWire.json(exchange, 202, new RunAccepted(started, cursor, false));
        }
    }

    private void takeAnswer(HttpExchange exchange) throws IOException {
        AnswerProposal answer = ScriptedWire.body(exchange, AnswerProposal.class);
        synchronized (this) {
            UUID started = ScriptedWire.uuid(ids++);
            long cursor = events.cursor();
            run = started;
            emit(new AgUiEvent.RunStarted(conversationId.toString(), started.toString()));
            if (ScriptedBridge.APPROVAL.equals(answer.approvalId())) {
                settle("approved");
                bridge.startsJob();
                emit(custom(RunEventNames.JOB, Map.of("job_id", ScriptedBridge.JOB, "status", "pending")));
            } else {
                settle("rejected");
                finishesRun();
            }
            ScriptedWire.json(exchange, 202, new RunAccepted(started, cursor, false));
        }
    }

    private void settle(String outcome) {
        proposal = null;
        emit(custom(RunEventNames.PROPOSAL_SETTLED, Map.of("interrupt_id", interruptId, "outcome", outcome)));
    }

    private void answer(int id, String text, List<ToolLine> tools) {
        Message message = new Message(ScriptedWire.uuid(id), Message.Role.ASSISTANT, text, tools, 2, NOON);
        messages.add(message);
        emit(custom(RunEventNames.MESSAGE, message));
    }

    private void emit(AgUiEvent event) {
        events.tell(cursor -> WireJson.mapper().writerFor(AgUiEvent.class).writeValueAsString(event));
    }

    private static AgUiEvent custom(String name, Object value) {
        return new AgUiEvent.Custom(name, WireJson.mapper().valueToTree(value));
    }

    private Conversation conversation() {
        return new Conversation(conversationId, title, ScriptedBridge.DESIGN, run, NOON, NOON);
    }

    private synchronized ConversationView view() {
        return new ConversationView(
                conversation(), messages, List.of(), List.of(), proposal, bridge.newestJob(), events.cursor());
    }
}
