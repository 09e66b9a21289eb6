package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BodyTooLarge;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the transport leaves open: a bound on sessions, sessions of their owner alone, errors without stack traces.
final class McpDoor extends OncePerRequestFilter {

    static final String SESSION = "Mcp-Session-Id";
    private static final int INVALID_REQUEST = -32600;

    private final int maxSessions;
    private final Duration idle;
    private final Clock clock;
    private final Map<String, Seen> sessions = new ConcurrentHashMap<>();

    private record Seen(String owner, long atMillis) {}

    McpDoor(int maxSessions, Duration idle, Clock clock) {
        this.maxSessions = maxSessions;
        this.idle = idle;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String owner = String.valueOf(request.getRemoteUser());
        String session = request.getHeader(SESSION);
        if (session != null) {
            Seen seen = sessions.computeIfPresent(
                    session, (id, known) -> known.owner().equals(owner) ? new Seen(owner, clock.millis()) : known);
            if (seen == null || !seen.owner().equals(owner)) {
                refuse(response, 404, "There is no session " + session + ": initialize again.");
                return;
            }
        } else if (request.getMethod().equals("POST") && isFull()) {
            refuse(response, 503, "There are " + maxSessions + " sessions already. Close one, or try again later.");
            return;
        }
        McpErrorShield shield = new McpErrorShield(response, opened -> {
            if (session == null) {
                sessions.put(opened, new Seen(owner, clock.millis()));
            }
        });
        try {
            if (session == null && request.getMethod().equals("POST")) {
                McpServers.<IOException, ServletException>selecting(
                        Selection.of(request), () -> chain.doFilter(request, shield));
            } else {
                chain.doFilter(request, shield);
            }
        } catch (BridgeFailure failure) {
            refuse(response, failure.type().status(), failure.detail());
            return;
        } catch (BodyTooLarge tooLarge) {
            refuse(response, 413, String.valueOf(tooLarge.getMessage()));
            return;
        }
        if (session != null && request.getMethod().equals("DELETE") && response.getStatus() < 300) {
            sessions.remove(session);
        }
        String held = shield.held();
        if (held != null && !response.isCommitted()) {
            refuse(response, response.getStatus(), sentence(held));
        }
    }

    private boolean isFull() {
        if (sessions.size() < maxSessions) {
            return false;
        }
        long oldest = clock.millis() - idle.toMillis();
        sessions.values().removeIf(seen -> seen.atMillis() < oldest);
        return sessions.size() >= maxSessions;
    }

    /// The transport answers errors as the JSON of a Java exception; only its message is for others.
    private static String sentence(String body) {
        try {
            JsonNode json = WireJson.mapper().readTree(body);
            JsonNode message = json.path("jsonRpcError").path("message");
            if (message.isMissingNode()) {
                message = json.path("message");
            }
            String text = message.asString("");
            return text.isBlank()
                    ? "The request was refused."
                    : text.lines().findFirst().orElse(text);
        } catch (JacksonException e) {
            return "The request was refused.";
        }
    }

    private static void refuse(HttpServletResponse response, int status, @Nullable String message) throws IOException {
        byte[] body = WireJson.mapper()
                .writeValueAsBytes(Map.of(
                        "jsonrpc",
                        "2.0",
                        "error",
                        Map.of("code", INVALID_REQUEST, "message", String.valueOf(message))));
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
