package dev.datawright.bridge.mcp;

import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Edge;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Answers what depends on the caller and what the SDK has no handler for, and lets requests be taken back.
///
/// Behind the door, which has checked whose session it is. All else goes on to the SDK.
final class PersonalRequests extends OncePerRequestFilter {

    private static final String CANCELLED = "notifications/cancelled";

    private final McpServers servers;
    private final ServerTransportSecurityValidator validator;

    PersonalRequests(McpServers servers, ServerTransportSecurityValidator validator) {
        this.servers = servers;
        this.validator = validator;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getHeader("Mcp-Session-Id");
        PersonalSession session = id == null ? null : servers.session(id);
        if (session == null || !request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        ReadRequest read = new ReadRequest(request, request.getInputStream().readAllBytes());
        JsonNode message = parsed(read.body());
        String method = message.path("method").asString("");
        if (method.equals(CANCELLED)) {
            session.cancel(message.path("params").path("requestId").asString(""));
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else if (message.path("id").isMissingNode() || !isPersonal(request, response, session, message)) {
            cancellable(session, message.path("id").asString(""), read, response, chain);
        }
    }

    private static void cancellable(
            PersonalSession session,
            String requestId,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Cancellation cancellation = session.begun(requestId);
        cancellation.bind();
        try {
            chain.doFilter(request, response);
        } finally {
            Cancellation.unbind();
            session.ended(requestId, cancellation);
        }
    }

    /// Whether the request was answered here.
    private boolean isPersonal(
            HttpServletRequest request, HttpServletResponse response, PersonalSession session, JsonNode message)
            throws IOException {
        if (!(request.getUserPrincipal() instanceof JwtAuthenticationToken token)
                || !message.path("method").asString("").startsWith("resources/")
                || isForeign(request)) {
            return false;
        }
        McpSchema.JSONRPCResponse answer = answer(token, session, message);
        if (answer == null) {
            return false;
        }
        byte[] body = WireJson.mapper().writeValueAsBytes(answer);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return true;
    }

    private static McpSchema.@Nullable JSONRPCResponse answer(
            JwtAuthenticationToken token, PersonalSession session, JsonNode message) {
        Object id = WireJson.mapper().convertValue(message.path("id"), Object.class);
        JsonNode params = message.path("params");
        try {
            Map<?, ?> given =
                    params.isObject() ? WireJson.mapper().convertValue(params, LinkedHashMap.class) : Map.of();
            Object result = Resources.answered(
                    McpSchema.ErrorCodes.RESOURCE_NOT_FOUND,
                    () -> session.answer(
                            Call.of(token.getToken(), Edge.MCP, null),
                            message.path("method").asString(""),
                            given));
            return result == null ? null : McpSchema.JSONRPCResponse.result(id, result);
        } catch (McpError refused) {
            return McpSchema.JSONRPCResponse.error(id, refused.getJsonRpcError());
        }
    }

    /// From a page of another site; the SDK refuses it in its own words.
    private boolean isForeign(HttpServletRequest request) {
        Map<String, List<String>> headers = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        Function.identity(), name -> Collections.list(request.getHeaders(name)), (one, other) -> one));
        try {
            validator.validateHeaders(headers);
            return false;
        } catch (ServerTransportSecurityException foreign) {
            return true;
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return WireJson.mapper().readTree(body);
        } catch (JacksonException e) {
            return WireJson.mapper().missingNode();
        }
    }
}
