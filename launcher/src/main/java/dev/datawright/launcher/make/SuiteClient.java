package dev.datawright.launcher.make;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.CreateConversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.Violation;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The suite's REST interface, as far as the commands need it.
public final class SuiteClient implements AutoCloseable {

    /// Longer than the edge's own patience, so that its answer is the one the person reads.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final TokenSource token;

    public SuiteClient(URI base, TokenSource token) {
        this.base = base;
        this.token = token;
    }

    /// @param model one of the gateway's, which answers in it; absent for the agent's own
    public Conversation createConversation(@Nullable String model) throws InterruptedException {
        return send("POST", "/api/agent/conversations", new CreateConversation(null, model), Conversation.class);
    }

    public ConversationView conversation(UUID id) throws InterruptedException {
        return send("GET", "/api/agent/conversations/" + id, null, ConversationView.class);
    }

    public RunAccepted say(UUID conversation, String text) throws InterruptedException {
        return send(
                "POST",
                "/api/agent/conversations/" + conversation + "/messages",
                new SendMessage(text),
                RunAccepted.class);
    }

    RunAccepted answer(UUID conversation, AnswerProposal answer) throws InterruptedException {
        return send("POST", "/api/agent/conversations/" + conversation + "/answers", answer, RunAccepted.class);
    }

    /// Ends what the agent is doing there; nothing happens when it does nothing.
    public void stop(UUID conversation) throws InterruptedException {
        finish(authorized("/api/agent/conversations/" + conversation + "/stop")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /// Takes a conversation off the list, and its design with it.
    public void deleteConversation(UUID conversation) throws InterruptedException {
        finish(authorized("/api/agent/conversations/" + conversation)
                .timeout(PATIENCE)
                .DELETE()
                .build());
    }

    /// What the backend in use can do.
    public Capabilities capabilities() throws InterruptedException {
        return send("GET", "/api/bridge/capabilities", null, Capabilities.class);
    }

    /// The first rows of the newest version.
    ///
    /// @param rows as many as the bridge usually makes when absent
    public Preview preview(UUID design, @Nullable Integer rows) throws InterruptedException {
        Map<String, Integer> body = rows == null ? Map.of() : Map.of("rows", rows);
        return send("POST", "/api/bridge/designs/" + design + "/preview", body, Preview.class);
    }

    /// What a conversation has used of the models.
    public ModelUsage usage(UUID conversation) throws InterruptedException {
        return send("GET", "/api/bridge/usage?conversation_id=" + conversation, null, ModelUsage.class);
    }

    /// Sends what has no answer.
    private void finish(HttpRequest request) throws InterruptedException {
        try (InputStream answer = checked(exchange(request))) {
            answer.skipNBytes(0);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    Design changeDesign(UUID id, @Nullable Long rows, @Nullable Long seed) throws InterruptedException {
        Map<String, Object> change = new LinkedHashMap<>();
        if (rows != null) {
            change.put("rows", rows);
        }
        if (seed != null) {
            change.put("seed", seed);
        }
        return send("PATCH", "/api/bridge/designs/" + id, change, Design.class);
    }

    /// The newest version.
    public Design design(UUID id) throws InterruptedException {
        return send("GET", "/api/bridge/designs/" + id, null, Design.class);
    }

    Design design(UUID id, int version) throws InterruptedException {
        return send("GET", "/api/bridge/designs/" + id + "?version=" + version, null, Design.class);
    }

    Approval approve(JobSpec spec) throws InterruptedException {
        return send("POST", "/api/bridge/approvals", spec, Approval.class);
    }

    Job job(UUID id) throws InterruptedException {
        return send("GET", "/api/bridge/jobs/" + id, null, Job.class);
    }

    Job cancel(UUID id) throws InterruptedException {
        return send("POST", "/api/bridge/jobs/" + id + "/cancel", null, Job.class);
    }

    DownloadLink link(UUID job, String format) throws InterruptedException {
        return send("POST", "/api/bridge/jobs/" + job + "/links", Map.of("format", format), DownloadLink.class);
    }

    /// The signed link carries its own permission; no token goes with it.
    InputStream download(DownloadLink link) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(link.path()))
                .timeout(PATIENCE)
                .build();
        return checked(exchange(request));
    }

    /// The conversation's events after the cursor, as server-sent events.
    InputStream events(UUID conversation, long after) throws InterruptedException {
        HttpRequest request = authorized("/api/agent/conversations/" + conversation + "/events?after=" + after)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(60))
                .build();
        return checked(exchange(request));
    }

    private <T> T send(String method, String path, @Nullable Object body, Class<T> answer) throws InterruptedException {
        HttpRequest.Builder request =
                authorized(path).timeout(PATIENCE).header("Accept", "application/json, application/problem+json");
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString(
                                    WireJson.mapper().writeValueAsString(body)));
        }
        try (InputStream content = checked(exchange(request.build()))) {
            return WireJson.mapper().readValue(content.readAllBytes(), answer);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (JacksonException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    base + path + " did not answer as Datawright does. Is the address right? (" + e.getOriginalMessage()
                            + ")",
                    e);
        }
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token.read());
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private CommandFailure unreachable(IOException e) throws InterruptedException {
        Interrupts.unmask(e);
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                base + " cannot be reached (" + why + "). ./datawright status tells how the services stand.",
                e);
    }

    private InputStream checked(HttpResponse<InputStream> response) throws InterruptedException {
        int status = response.statusCode();
        if (status < 400) {
            return response.body();
        }
        String body;
        try (InputStream content = response.body()) {
            body = new String(content.readNBytes(64 * 1024), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            Interrupts.unmask(e);
            body = "";
        }
        boolean away = status == 502 || status == 503 || status == 504;
        throw new CommandFailure(
                away || status >= 500 ? ExitCode.UNREACHABLE : ExitCode.BAD_REQUEST,
                sentence(response.request().uri(), status, body));
    }

    private static String sentence(URI uri, int status, String body) {
        try {
            Problem problem = WireJson.mapper().readValue(body, Problem.class);
            String detail = problem.detail() == null ? problem.title() : problem.detail();
            String violations = problem.violations().stream()
                    .map(Violation::toSentence)
                    .map(line -> "\n  " + line)
                    .collect(Collectors.joining());
            String trace = problem.traceId() == null ? "" : "\n  (trace " + problem.traceId() + ")";
            return detail + violations + trace;
        } catch (JacksonException | NullPointerException _) {
            return uri.getPath() + " answered " + status + ".";
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
