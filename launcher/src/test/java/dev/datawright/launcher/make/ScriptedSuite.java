package dev.datawright.launcher.make;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Both services behind one address, as docs/reference/services.md has them, answering by a small script.
final class ScriptedSuite implements AutoCloseable {

    static final String CSV = "ticket,fine\nA1,15\nA2,250\n";

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    volatile boolean proposes = true;

    /// Whether the agent asks before it proposes.
    volatile boolean asksFirst;
    volatile long proposedRows = 200;
    volatile boolean followsRowsMessage = true;
    volatile JobStatus lastStatus = JobStatus.COMPLETED;
    volatile boolean checksPass = true;
    volatile String announcedSha256 = sha256(CSV);
    volatile @Nullable Problem refusal;
    volatile boolean finishes = true;

    /// Whether the agent says nothing, so that its run goes on.
    volatile boolean silent;

    private final HttpServer server;
    private final UUID conversationId = UUID.randomUUID();
    private final UUID designId = UUID.randomUUID();
    private final UUID jobId = UUID.randomUUID();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile UUID runId = UUID.randomUUID();
    private volatile @Nullable JobProposal proposal;
    private volatile boolean jobMade;
    private volatile @Nullable Long seed = 7L;

    ScriptedSuite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(exchange.getRequestMethod() + " " + path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                + (body.isEmpty() ? "" : " " + body));
        boolean withToken = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Problem refused = refusal;
        if (refused != null) {
            answer(exchange, refused.status(), refused);
        } else if (path.startsWith("/api/bridge/files/")) {
            send(exchange, 200, "text/csv", CSV);
        } else if (!withToken) {
            answer(exchange, 401, Problem.of(ProblemType.NOT_SIGNED_IN, "The token is not valid."));
        } else if (path.endsWith("/events")) {
            send(exchange, 200, "text/event-stream", events());
        } else {
            answer(exchange, 200, route(exchange.getRequestMethod(), path, body));
        }
    }

    private Object route(String method, String path, String body) {
        if (path.endsWith("/messages")) {
            return say(WireJson.mapper().readValue(body, SendMessage.class).text());
        }
        if (path.endsWith("/answers")) {
            jobMade = body.contains("approval_id");
            runId = UUID.randomUUID();
            return new RunAccepted(runId, 9, false);
        }
        if (path.startsWith("/api/agent/conversations")) {
            return method.equals("POST") ? conversation() : view();
        }
        if (path.startsWith("/api/bridge/designs/")) {
            if (method.equals("PATCH")) {
                var node = WireJson.mapper().readTree(body);
                seed = node.has("seed") ? Long.valueOf(node.get("seed").asLong()) : seed;
            }
            return design();
        }
        if (path.equals("/api/bridge/approvals")) {
            return new Approval(UUID.randomUUID(), WireJson.mapper().readValue(body, JobSpec.class), AT);
        }
        if (path.endsWith("/links")) {
            return new DownloadLink("/api/bridge/files/ticket/tickets.csv", AT);
        }
        return job();
    }

    private RunAccepted say(String text) {
        messages.add(text);
        if (followsRowsMessage && text.startsWith("Make it ")) {
            proposedRows = Long.parseLong(text.replaceAll("\\D", ""));
        }
        proposal = proposes && (!asksFirst || text.startsWith("Generate "))
                ? new JobProposal(
                        UUID.randomUUID(),
                        new JobSpec(designId, 3, proposedRows, seed, 1),
                        new Estimate(proposedRows, 0, 0, 0, 0.1, 0.4, false, List.of()),
                        null)
                : null;
        runId = UUID.randomUUID();
        return new RunAccepted(runId, 0, false);
    }

    private String events() {
        ToolLine line = new ToolLine("1", "set_columns", ToolLine.State.DONE, "added 2 columns", 3);
        AgUiEvent tool =
                new AgUiEvent.Custom(RunEventNames.TOOL_LINE, WireJson.mapper().valueToTree(line));
        AgUiEvent end = new AgUiEvent.RunFinished(conversationId.toString(), runId.toString(), null);
        if (silent) {
            return ": hello\n\n";
        }
        return ": hello\n\nid: 1\ndata: " + WireJson.mapper().writeValueAsString(tool)
                + "\n\nid: 2\ndata: {\"type\":\"SOMETHING_NEW\"}\n\nid: 3\ndata: "
                + WireJson.mapper().writeValueAsString(end) + "\n\n";
    }

    private Conversation conversation() {
        return new Conversation(conversationId, "New", designId, null, AT, AT);
    }

    private ConversationView view() {
        Message question =
                new Message(UUID.randomUUID(), Message.Role.ASSISTANT, "What should a ticket hold?", List.of(), 1, AT);
        return new ConversationView(
                conversation(), List.of(question), List.of(), List.of(), proposal, jobMade ? jobId : null, null, 3);
    }

    private Design design() {
        DataDesignerConfig config = WireJson.mapper().readValue("""
                        {"columns": [
                          {"column_type": "sampler", "name": "ticket", "sampler_type": "uuid", "params": {}},
                          {"column_type": "sampler", "name": "fine", "sampler_type": "uniform",
                           "params": {"low": 15, "high": 250}}]}
                        """, DataDesignerConfig.class);
        return new Design(
                designId,
                "Tickets",
                3,
                config,
                Map.of(),
                asksFirst ? 200L : null,
                seed,
                Author.AGENT,
                "added 2 columns",
                AT,
                AT);
    }

    private Job job() {
        JobStatus status = looks.incrementAndGet() < 3 || !finishes ? JobStatus.ACTIVE : lastStatus;
        boolean done = status == JobStatus.COMPLETED;
        return new Job(
                jobId,
                "tickets",
                new JobSpec(designId, 3, proposedRows, seed, 1),
                status,
                new JobProgress(done ? proposedRows : 50, proposedRows, 100.0, 1.5, 0),
                status == JobStatus.ERROR ? "the disk is full" : null,
                done ? List.of(new JobFile("csv", "tickets.csv", CSV.length(), announcedSha256)) : List.of(),
                done ? List.of(new Check("rows", "200", checksPass ? "200" : "150", checksPass)) : List.of(),
                AT,
                AT,
                done ? AT : null);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", WireJson.mapper().writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
