package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ForkConversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.RunEventNames;
import dev.datawright.ui.backend.SpendingLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The agent's half of the story: conversations, their runs and questions. What a test tells happens in the
/// conversation that was spoken to last.
public final class ScriptedAgent {
    private final ScriptedBridge bridge;
    private final Map<UUID, ScriptedConversation> conversations = new LinkedHashMap<>();
    private final UUID firstId = new UUID(1, 1);
    private ScriptedConversation talk = new ScriptedConversation(firstId);
    private volatile boolean away;
    private volatile boolean refusing;
    private int ids = 100;
    private UUID answer = ScriptedWire.uuid(50);
    private String tool = "t1";

    ScriptedAgent(ScriptedBridge bridge) {
        this.bridge = bridge;
        bridge.whenCancelled(this::finishesRun);
    }

    UUID conversationId() {
        return firstId;
    }

    /// How many pages follow a conversation at this moment.
    public synchronized int readers() {
        return talk.events.readers()
                + conversations.values().stream()
                        .filter(each -> each != talk)
                        .mapToInt(each -> each.events.readers())
                        .sum();
    }

    boolean isAway() {
        return away;
    }

    /// Whether the person's words have arrived, or will not, since messages are refused.
    public synchronized boolean hasHeard(String text) {
        return away
                || refusing
                || Stream.concat(talk.messages.stream(), talk.queued.stream())
                        .anyMatch(message -> message.text().equals(text));
    }

    /// From now on every call is cut off, as if the process was gone.
    public synchronized void goAway() {
        away = true;
        talk.events.cut();
        conversations.values().forEach(each -> each.events.cut());
    }

    public void comeBack() {
        away = false;
    }

    /// What happens is not told until it is released: pages know only what they are answered.
    public synchronized void holdEvents(boolean hold) {
        talk.events.hold(hold);
    }

    /// Messages are refused with a problem.
    public void refuseMessages(boolean refuse) {
        refusing = refuse;
    }

    /// Conversations from before, the last one the newest.
    public synchronized void remembers(String... titles) {
        for (String title : titles) {
            ScriptedConversation old = new ScriptedConversation(new UUID(7, ids++));
            old.titled(title);
            old.take(new Message(
                    ScriptedWire.uuid(ids++), Message.Role.USER, "About " + title, List.of(), 1, old.moment()));
            old.take(new Message(
                    ScriptedWire.uuid(ids++),
                    Message.Role.ASSISTANT,
                    "The draft for “" + title + "” stands beside this chat.",
                    List.of(),
                    1,
                    old.moment()));
            conversations.put(old.id(), old);
        }
    }

    /// Another window starts something in an old conversation.
    public synchronized void worksElsewhere(String title) {
        conversations.values().stream()
                .filter(each -> each.title().equals(title))
                .forEach(each -> each.startRun(ScriptedWire.uuid(ids++)));
    }

    public synchronized void retitles(String title) {
        talk.retitle(title);
    }

    public synchronized void startsTool(String text) {
        tool = "t1-" + ids++;
        talk.line(new ToolLine(tool, "set_columns", ToolLine.State.RUNNING, text, null));
    }

    synchronized void hasSetColumns() {
        changes(tool, "added 6 columns", 2);
    }

    /// A tool has changed the design.
    public synchronized void changes(String line, String text, int version) {
        talk.line(new ToolLine(line, "set_columns", ToolLine.State.DONE, text, version));
        talk.designChanged(version);
    }

    /// Streams the beginning of an answer, token by token.
    public synchronized void says(String text) {
        talk.stream(answer, text);
    }

    /// Streams more of it.
    public synchronized void continues(String text) {
        talk.stream(answer, text);
    }

    /// The whole answer stands.
    public synchronized void hasSaid(String text) {
        talk.answered(answer, text);
        answer = ScriptedWire.uuid(ids++);
    }

    public synchronized void proposes() {
        talk.ask(new JobProposal(
                new UUID(4, ids++),
                new JobSpec(ScriptedBridge.DESIGN, bridge.designVersion(), ScriptedBridge.ROWS, 7L, 0),
                new Estimate(ScriptedBridge.ROWS, 0, 0, 0, 1, 2, false, List.of()),
                talk.newestLine()));
    }

    public synchronized void finishesRun() {
        talk.endRun(null);
        startsNextInQueue();
    }

    public synchronized void failsRun(String sentence) {
        talk.endRun(sentence);
        answer = ScriptedWire.uuid(ids++);
    }

    synchronized void tellsOfCompletedJob() {
        talk.answered(
                ScriptedWire.uuid(51), "200 rows are ready and all 9 checks passed. Download them beside this chat.");
        finishesRun();
    }

    void serve(HttpExchange exchange, String call) throws IOException {
        if (call.equals("GET/limits")) {
            ScriptedWire.json(exchange, 200, new SpendingLimits(300_000, 2, 10_000_000, 50));
        } else if (call.equals("GET/conversations")) {
            list(exchange);
        } else if (call.equals("POST/conversations")) {
            create(exchange);
        } else {
            String[] parts = call.split("/");
            ScriptedConversation conversation = parts.length < 3 ? null : known(parts[2]);
            if (conversation == null) {
                ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such conversation.");
            } else {
                serve(
                        exchange,
                        conversation,
                        parts[0] + String.join("/", List.of(parts).subList(3, parts.length)));
            }
        }
    }

    private void serve(HttpExchange exchange, ScriptedConversation conversation, String call) throws IOException {
        if (call.startsWith("DELETEqueue/")) {
            takeBack(exchange, conversation, UUID.fromString(call.substring("DELETEqueue/".length())));
            return;
        }
        if (call.startsWith("POSTmessages/") && call.endsWith("/retry")) {
            retry(exchange, conversation, UUID.fromString(call.split("/")[1]));
            return;
        }
        switch (call) {
            case "GETevents" -> conversation.events.serve(exchange);
            case "GET" -> ScriptedWire.json(exchange, 200, view(conversation));
            case "PATCH" -> rename(exchange, conversation);
            case "DELETE" -> delete(exchange, conversation);
            case "POSTmessages" -> takeMessage(exchange, conversation);
            case "POSTanswers" -> takeAnswer(exchange, conversation);
            case "POSTfork" -> fork(exchange, conversation);
            case "POSTstop" -> stop(exchange, conversation);
            default -> ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such thing.");
        }
    }

    private synchronized Object view(ScriptedConversation conversation) {
        return conversation.view(bridge.newestJob());
    }

    private synchronized @Nullable ScriptedConversation known(String id) {
        return conversations.get(UUID.fromString(id));
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = ScriptedWire.query(exchange);
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        int from = Integer.parseInt(query.getOrDefault("after", "0"));
        List<Conversation> found = new ArrayList<>();
        synchronized (this) {
            conversations.values().stream()
                    .filter(each -> each.contains(query.getOrDefault("q", "")))
                    .forEach(each -> found.addFirst(each.summary()));
        }
        int end = Math.min(found.size(), from + limit);
        ScriptedWire.json(
                exchange,
                200,
                new Listing<>(
                        found.subList(Math.min(from, end), end), end < found.size() ? String.valueOf(end) : null));
    }

    private void create(HttpExchange exchange) throws IOException {
        Conversation created;
        synchronized (this) {
            talk = new ScriptedConversation(conversations.containsKey(firstId) ? new UUID(1, ids++) : firstId);
            conversations.put(talk.id(), talk);
            created = talk.summary();
        }
        ScriptedWire.json(exchange, 201, created);
    }

    private void rename(HttpExchange exchange, ScriptedConversation conversation) throws IOException {
        String title = String.valueOf(ScriptedWire.body(exchange, Map.class).get("title"));
        if (title.length() > 200) {
            ScriptedWire.problem(exchange, ProblemType.INVALID_REQUEST, "A title has 1 to 200 characters.");
            return;
        }
        synchronized (this) {
            conversation.retitle(title);
        }
        ScriptedWire.json(exchange, 200, conversation.summary());
    }

    private void delete(HttpExchange exchange, ScriptedConversation conversation) throws IOException {
        synchronized (this) {
            conversations.remove(conversation.id());
        }
        ScriptedWire.nothing(exchange);
    }

    private void takeBack(HttpExchange exchange, ScriptedConversation conversation, UUID message) throws IOException {
        boolean taken;
        synchronized (this) {
            taken = conversation.queued.removeIf(waiting -> waiting.id().equals(message));
            if (taken) {
                conversation.tellQueue();
            }
        }
        if (taken) {
            ScriptedWire.nothing(exchange);
        } else {
            ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "That message does not wait.");
        }
    }

    private void takeMessage(HttpExchange exchange, ScriptedConversation conversation) throws IOException {
        SendMessage sent = ScriptedWire.body(exchange, SendMessage.class);
        if (refusing) {
            ScriptedWire.problem(exchange, ProblemType.LIMIT_REACHED, "Too many messages at once. Wait a minute.");
            return;
        }
        RunAccepted accepted;
        synchronized (this) {
            talk = conversation;
            Message message = said(conversation, sent.text());
            long cursor = conversation.events.cursor();
            UUID current = conversation.run();
            if (current != null) {
                conversation.queued.add(message);
                conversation.tellQueue();
                accepted = new RunAccepted(current, cursor, true);
            } else {
                accepted = new RunAccepted(start(conversation, message), cursor, false);
            }
        }
        ScriptedWire.json(exchange, 202, accepted);
    }

    private void retry(HttpExchange exchange, ScriptedConversation conversation, UUID message) throws IOException {
        RunAccepted accepted = null;
        synchronized (this) {
            if (!conversation.isRunning()) {
                accepted = new RunAccepted(ScriptedWire.uuid(ids++), conversation.events.cursor(), false);
                conversation.retry(accepted.runId(), message);
            }
        }
        if (accepted == null) {
            ScriptedWire.problem(
                    exchange,
                    ProblemType.NOT_READY,
                    "The agent still works on the message before. Wait for its run to end, or stop it.");
        } else {
            ScriptedWire.json(exchange, 202, accepted);
        }
    }

    private Message said(ScriptedConversation conversation, String text) {
        return new Message(
                ScriptedWire.uuid(ids++),
                Message.Role.USER,
                text,
                List.of(),
                bridge.designVersion(),
                conversation.moment());
    }

    private UUID start(ScriptedConversation conversation, Message message) {
        if (conversation.title().isEmpty()) {
            conversation.retitle("Parking tickets");
        }
        conversation.settle(SettledProposal.Outcome.WITHDRAWN, null, null);
        conversation.take(message);
        UUID started = ScriptedWire.uuid(ids++);
        conversation.startRun(started);
        return started;
    }

    private void startsNextInQueue() {
        if (!talk.queued.isEmpty() && !talk.isRunning()) {
            Message next = talk.queued.removeFirst();
            talk.tellQueue();
            start(talk, next);
        }
    }

    private void takeAnswer(HttpExchange exchange, ScriptedConversation conversation) throws IOException {
        AnswerProposal answer = ScriptedWire.body(exchange, AnswerProposal.class);
        JobProposal open = conversation.proposal();
        if (open == null || !open.interruptId().equals(answer.interruptId())) {
            ScriptedWire.problem(exchange, ProblemType.NOT_READY, "This question is not open any more.");
            return;
        }
        RunAccepted accepted;
        synchronized (this) {
            talk = conversation;
            UUID started = ScriptedWire.uuid(ids++);
            accepted = new RunAccepted(started, conversation.events.cursor(), false);
            conversation.startRun(started);
            if (ScriptedBridge.APPROVAL.equals(answer.approvalId())) {
                conversation.settle(SettledProposal.Outcome.APPROVED, null, ScriptedBridge.JOB);
                bridge.startsJob();
                conversation.emit(ScriptedConversation.custom(
                        RunEventNames.JOB, Map.of("job_id", ScriptedBridge.JOB, "status", "pending")));
            } else {
                conversation.settle(SettledProposal.Outcome.REJECTED, answer.reason(), null);
                conversation.endRun(null);
            }
        }
        ScriptedWire.json(exchange, 202, accepted);
    }

    private void fork(HttpExchange exchange, ScriptedConversation conversation) throws IOException {
        ForkConversation wanted = ScriptedWire.body(exchange, ForkConversation.class);
        Conversation forked;
        synchronized (this) {
            talk = new ScriptedConversation(new UUID(6, ids++));
            conversations.put(talk.id(), talk);
            talk.titled(conversation.title());
            for (Message message : conversation.messages) {
                if (message.id().equals(wanted.messageId())) {
                    break;
                }
                talk.take(message);
            }
            start(talk, said(talk, wanted.text()));
            forked = talk.summary();
        }
        ScriptedWire.json(exchange, 201, forked);
    }

    private void stop(HttpExchange exchange, ScriptedConversation conversation) throws IOException {
        synchronized (this) {
            conversation.queued.clear();
            conversation.tellQueue();
            conversation.stop();
            answer = ScriptedWire.uuid(ids++);
        }
        ScriptedWire.nothing(exchange);
    }

    /// Ends the streams as a restart of the service would.
    public synchronized void restarts() {
        talk.events.cut();
    }
}
