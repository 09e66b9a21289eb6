package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Speaks the agent's and the bridge's APIs, as docs/reference/services.md has them, on one port of this machine.
///
/// A test tells the story step by step; nothing happens by itself, so every state can be looked at for as long as
// needed.
public final class ScriptedServices implements AutoCloseable {
    public static final String TOKEN = "person-token";
    public static final String REQUEST =
            "200 parking tickets with ticket number, licence plate, street, date written, a fine between 15 and 250 and"
                    + " whether it was paid (70% are)";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long ROWS = 200;

    private final HttpServer server;
    private final int port;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Map.Entry<Long, String>> agentEvents = new ArrayList<>();
    private final List<BlockingQueue<Map.Entry<Long, String>>> agentReaders = new CopyOnWriteArrayList<>();
    private final List<BlockingQueue<Map.Entry<Long, String>>> bridgeReaders = new CopyOnWriteArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final UUID conversationId = new UUID(1, 1);
    private final UUID designId = new UUID(2, 2);
    private final UUID jobId = new UUID(3, 3);
    private final UUID interruptId = new UUID(4, 4);
    private final UUID approvalId = new UUID(5, 5);
    private boolean created;
    private String title = "";
    private @Nullable UUID run;
    private @Nullable JobProposal proposal;
    private @Nullable Job job;
    private Design design = emptyDesign();
    private volatile boolean previewsHeld;
    private volatile boolean agentAway;
    private volatile boolean refusing;
    private long agentCursor;
    private long bridgeCursor;
    private int ids = 100;

    private ScriptedServices(int wantedPort) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 0);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public static ScriptedServices start() throws IOException {
        return new ScriptedServices(0);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Writes the token these services accept.
    public static Path tokenFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("person.token"), TOKEN + "\n");
    }

    /// Method and path of every call but the streams, in order.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// How many pages follow the conversation at this moment.
    public int agentReaders() {
        return agentReaders.size();
    }

    public int bridgeReaders() {
        return bridgeReaders.size();
    }

    public UUID conversationId() {
        return conversationId;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    // ---- the story, told by the test ----

    /// The next previews wait until [#releasePreviews].
    public void holdPreviews() {
        previewsHeld = true;
    }

    public void releasePreviews() {
        previewsHeld = false;
    }

    /// From now on every call to the agent is cut off, as if its process was gone.
    public synchronized void takeAgentAway() {
        agentAway = true;
        agentReaders.forEach(reader -> reader.add(Map.entry(-1L, "")));
    }

    public void bringAgentBack() {
        agentAway = false;
    }

    /// Messages are refused with a problem.
    public void refuseMessages(boolean refuse) {
        refusing = refuse;
    }

    public synchronized void startsTool(String text) {
        emit(custom(RunEventNames.TOOL_LINE, new ToolLine("t1", "set_columns", ToolLine.State.RUNNING, text, null)));
    }

    /// The agent has set six columns: the design changes, the tool's line is done.
    public synchronized void setsColumns() {
        design = ticketDesign(2);
        tell(BridgeEvent.Type.DESIGN_CHANGED, 2, null);
        emit(custom(
                RunEventNames.TOOL_LINE, new ToolLine("t1", "set_columns", ToolLine.State.DONE, "added 6 columns", 2)));
        emit(custom(RunEventNames.DESIGN, Map.of("design_id", designId, "version", 2)));
    }

    /// Streams the beginning of an answer, token by token.
    public synchronized void says(String text) {
        emit(new AgUiEvent.TextMessageStart(uuid(50).toString(), "assistant"));
        continues(text);
    }

    /// Streams more of it.
    public synchronized void continues(String text) {
        for (String token : text.split("(?<= )")) {
            emit(new AgUiEvent.TextMessageContent(uuid(50).toString(), token));
        }
    }

    /// The whole answer stands.
    public synchronized void hasSaid(String text) {
        emit(new AgUiEvent.TextMessageEnd(uuid(50).toString()));
        Message message = new Message(
                uuid(50),
                Message.Role.ASSISTANT,
                text,
                List.of(new ToolLine("t1", "set_columns", ToolLine.State.DONE, "added 6 columns", 2)),
                2,
                NOON);
        messages.add(message);
        emit(custom(RunEventNames.MESSAGE, message));
    }

    public synchronized void proposes() {
        JobProposal asked = new JobProposal(
                interruptId,
                new JobSpec(designId, design.version(), ROWS, 7L, 0),
                new Estimate(ROWS, 0, 0, 0, 1, 2, List.of()));
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

    /// The job has so many rows done.
    public synchronized void makes(long rows) {
        job = job(JobStatus.ACTIVE, new JobProgress(rows, ROWS, 38.0, (ROWS - rows) / 38.0, 0), null);
        tellOfJob();
    }

    public synchronized void completesJob() {
        job = ScriptedStory.completed(job(JobStatus.COMPLETED, new JobProgress(ROWS, ROWS, 40.0, null, 0), null));
        tellOfJob();
        Message message = new Message(
                uuid(51),
                Message.Role.ASSISTANT,
                "200 rows are ready and all 9 checks passed. Download them beside this chat.",
                List.of(),
                2,
                NOON);
        messages.add(message);
        emit(custom(RunEventNames.MESSAGE, message));
        finishesRun();
    }

    public synchronized void failsJob() {
        job = job(
                JobStatus.ERROR,
                new JobProgress(64, ROWS, null, null, 0),
                "Data Designer could not be reached for 60 s. Start it, then generate again.");
        tellOfJob();
        finishesRun();
    }

    // ---- HTTP ----

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean agent = path.startsWith("/api/agent");
        if (agent && agentAway) {
            exchange.close();
            return;
        }
        if (path.startsWith("/api/bridge/files/")) {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"parking-tickets.csv\"");
            answer(exchange, 200, "text/csv", "ticket_number,fine\nT-1,85.50\n");
            return;
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            problem(exchange, ProblemType.NOT_SIGNED_IN, "Send the person's token.");
            return;
        }
        if (path.endsWith("/events")) {
            stream(exchange, agent);
            return;
        }
        calls.add(exchange.getRequestMethod() + " " + path);
        if (agent) {
            serveAgent(exchange, exchange.getRequestMethod() + path.substring("/api/agent".length()));
        } else {
            serveBridge(exchange, exchange.getRequestMethod() + path.substring("/api/bridge".length()));
        }
    }

    private void serveAgent(HttpExchange exchange, String call) throws IOException {
        String base = "/conversations/" + conversationId;
        if (call.equals("GET/conversations")) {
            json(exchange, 200, new Listing<>(created ? List.of(conversation()) : List.of(), null));
        } else if (call.equals("POST/conversations")) {
            created = true;
            json(exchange, 201, conversation());
        } else if (call.equals("GET" + base) && created) {
            json(exchange, 200, view());
        } else if (call.equals("POST" + base + "/messages")) {
            takeMessage(exchange);
        } else if (call.equals("POST" + base + "/answers")) {
            takeAnswer(exchange);
        } else if (call.equals("POST" + base + "/stop")) {
            finishesRun();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            problem(exchange, ProblemType.NOT_FOUND, "There is no such conversation.");
        }
    }

    private void takeMessage(HttpExchange exchange) throws IOException {
        SendMessage sent = WireJson.mapper().readValue(exchange.getRequestBody(), SendMessage.class);
        if (refusing) {
            problem(exchange, ProblemType.LIMIT_REACHED, "Too many messages at once. Wait a minute.");
            return;
        }
        synchronized (this) {
            UUID started = uuid(ids++);
            run = started;
            if (title.isEmpty()) {
                title = "Parking tickets";
            }
            JobProposal open = proposal;
            if (open != null) {
                settle("withdrawn");
            }
            Message message =
                    new Message(uuid(ids++), Message.Role.USER, sent.text(), List.of(), design.version(), NOON);
            messages.add(message);
            long cursor = agentCursor;
            emit(custom(RunEventNames.MESSAGE, message));
            emit(new AgUiEvent.RunStarted(conversationId.toString(), started.toString()));
            json(exchange, 202, new RunAccepted(started, cursor, false));
        }
    }

    private void takeAnswer(HttpExchange exchange) throws IOException {
        AnswerProposal answer = WireJson.mapper().readValue(exchange.getRequestBody(), AnswerProposal.class);
        synchronized (this) {
            UUID started = uuid(ids++);
            long cursor = agentCursor;
            run = started;
            emit(new AgUiEvent.RunStarted(conversationId.toString(), started.toString()));
            if (approvalId.equals(answer.approvalId())) {
                settle("approved");
                job = job(JobStatus.PENDING, JobProgress.none(ROWS), null);
                emit(custom(RunEventNames.JOB, Map.of("job_id", jobId, "status", "pending")));
                tellOfJob();
            } else {
                settle("rejected");
                finishesRun();
            }
            json(exchange, 202, new RunAccepted(started, cursor, false));
        }
    }

    private void settle(String outcome) {
        proposal = null;
        emit(custom(RunEventNames.PROPOSAL_SETTLED, Map.of("interrupt_id", interruptId, "outcome", outcome)));
    }

    private void serveBridge(HttpExchange exchange, String call) throws IOException {
        String base = "/designs/" + designId;
        Job current = job;
        if (call.equals("GET" + base)) {
            json(exchange, 200, design);
        } else if (call.equals("POST" + base + "/preview")) {
            for (int waits = 0; previewsHeld && waits < 300; waits++) {
                pause();
            }
            json(exchange, 200, ScriptedStory.preview(designId, design.version(), 10));
        } else if (call.equals("POST" + base + "/restore")) {
            synchronized (this) {
                design = new Design(
                        designId,
                        "Parking tickets",
                        3,
                        DataDesignerConfig.empty(),
                        Map.of(),
                        null,
                        7L,
                        Author.PERSON,
                        "restored version 1",
                        NOON,
                        NOON);
                tell(BridgeEvent.Type.DESIGN_CHANGED, 3, null);
            }
            json(exchange, 200, design);
        } else if (call.equals("POST/approvals")) {
            JobSpec spec = WireJson.mapper().readValue(exchange.getRequestBody(), JobSpec.class);
            json(exchange, 201, new Approval(approvalId, spec, NOON));
        } else if (call.equals("GET/jobs")) {
            json(exchange, 200, new Listing<>(current == null ? List.of() : List.of(current), null));
        } else if (call.equals("GET/jobs/" + jobId) && current != null) {
            json(exchange, 200, current);
        } else if (call.equals("POST/jobs/" + jobId + "/cancel") && current != null) {
            synchronized (this) {
                job = job(JobStatus.CANCELLED, current.progress(), null);
                tellOfJob();
                finishesRun();
            }
            json(exchange, 200, job);
        } else if (call.equals("GET/jobs/" + jobId + "/rows")) {
            Map<String, String> query = query(exchange);
            long offset = Long.parseLong(query.getOrDefault("offset", "0"));
            int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
            json(
                    exchange,
                    200,
                    new RowPage(
                            offset,
                            ROWS,
                            ScriptedStory.COLUMNS,
                            ScriptedStory.rows(offset, Math.min(limit, ROWS - offset))));
        } else if (call.equals("POST/jobs/" + jobId + "/links")) {
            json(exchange, 200, new DownloadLink("/api/bridge/files/ticket/parking-tickets.csv", NOON));
        } else {
            problem(exchange, ProblemType.NOT_FOUND, "There is no such thing.");
        }
    }

    private void stream(HttpExchange exchange, boolean agent) throws IOException {
        BlockingQueue<Map.Entry<Long, String>> queue = new LinkedBlockingQueue<>();
        List<BlockingQueue<Map.Entry<Long, String>>> readers = agent ? agentReaders : bridgeReaders;
        synchronized (this) {
            if (agent) {
                long after = Long.parseLong(query(exchange).getOrDefault("after", "0"));
                agentEvents.stream().filter(event -> event.getKey() > after).forEach(queue::add);
            }
            readers.add(queue);
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (true) {
                Map.Entry<Long, String> event = queue.poll(300, TimeUnit.MILLISECONDS);
                if (event != null && event.getKey() < 0) {
                    return;
                }
                String text =
                        event == null ? ": \n\n" : "id: %d\ndata: %s\n\n".formatted(event.getKey(), event.getValue());
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException closed) {
            // The reader went away.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(queue);
            exchange.close();
        }
    }

    private synchronized void emit(AgUiEvent event) {
        Map.Entry<Long, String> entry = Map.entry(
                ++agentCursor, WireJson.mapper().writerFor(AgUiEvent.class).writeValueAsString(event));
        agentEvents.add(entry);
        agentReaders.forEach(reader -> reader.add(entry));
    }

    private void tell(BridgeEvent.Type type, @Nullable Integer version, @Nullable UUID changedJob) {
        long cursor = ++bridgeCursor;
        String data = WireJson.mapper()
                .writeValueAsString(new BridgeEvent(cursor, type, designId, version, changedJob, NOON));
        bridgeReaders.forEach(reader -> reader.add(Map.entry(cursor, data)));
    }

    private void tellOfJob() {
        tell(BridgeEvent.Type.JOB_CHANGED, null, jobId);
    }

    private static AgUiEvent custom(String name, Object value) {
        return new AgUiEvent.Custom(name, WireJson.mapper().valueToTree(value));
    }

    private Conversation conversation() {
        return new Conversation(conversationId, title, designId, run, NOON, NOON);
    }

    private synchronized ConversationView view() {
        Job current = job;
        return new ConversationView(
                conversation(), messages, List.of(), List.of(), proposal, current == null ? null : current.id(), agentCursor);
    }

    private Job job(JobStatus status, JobProgress progress, @Nullable String failure) {
        return new Job(
                jobId,
                "parking-tickets",
                new JobSpec(designId, 2, ROWS, 7L, 0),
                status,
                progress,
                failure,
                List.of(),
                List.of(),
                NOON,
                NOON,
                null);
    }

    private Design emptyDesign() {
        return new Design(
                designId, "", 1, DataDesignerConfig.empty(), Map.of(), null, 7L, Author.AGENT, "created", NOON, NOON);
    }

    private Design ticketDesign(int version) {
        return ScriptedStory.design(designId, version);
    }

    private static UUID uuid(int number) {
        return new UUID(9, number);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getQuery();
        if (query != null) {
            for (String pair : query.split("&")) {
                int sign = pair.indexOf('=');
                values.put(pair.substring(0, sign), pair.substring(sign + 1));
            }
        }
        return values;
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, "application/json", WireJson.mapper().writeValueAsString(body));
    }

    private static void problem(HttpExchange exchange, ProblemType type, String detail) throws IOException {
        answer(
                exchange,
                type.status(),
                "application/problem+json",
                WireJson.mapper().writeValueAsString(Problem.of(type, detail)));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
