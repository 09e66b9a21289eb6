package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Edge;
import dev.datawright.contract.problem.Violation;
import io.modelcontextprotocol.common.McpTransportContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who asks over MCP, and how they are told what went wrong.
final class Callers {

    /// Under this key the transport hands on the checked token of the request.
    static final String TOKEN = "token";

    private Callers() {}

    static Call of(McpTransportContext context, @Nullable String idempotencyKey) {
        if (!(context.get(TOKEN) instanceof Jwt token)) {
            throw new IllegalStateException("The MCP endpoint was reached without a token");
        }
        return Call.of(token, Edge.MCP, idempotencyKey);
    }

    /// All that is wrong, a line each.
    static String words(BridgeFailure failure) {
        StringBuilder words = new StringBuilder(failure.detail());
        for (Violation violation : failure.violations()) {
            if (!violation.toSentence().equals(failure.detail())) {
                words.append("\n- ").append(violation.toSentence());
            }
        }
        return words.toString();
    }
}
