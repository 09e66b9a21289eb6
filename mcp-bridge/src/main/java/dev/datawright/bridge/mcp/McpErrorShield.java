package dev.datawright.bridge.mcp;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets answers through as they are written, and holds back the body of an error.
final class McpErrorShield extends HttpServletResponseWrapper {

    private @Nullable StringWriter held;
    private @Nullable PrintWriter writer;
    private final Consumer<String> sessions;

    /// @param sessions told of a session before its client can be
    McpErrorShield(HttpServletResponse response, Consumer<String> sessions) {
        super(response);
        this.sessions = sessions;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(McpDoor.SESSION)) {
            sessions.accept(value);
        }
        // The transport promises to keep the connection, which is the server's to say: beside its "close", clients
        // believe the first word and lose their next call.
        if (!name.equalsIgnoreCase("Connection")) {
            super.setHeader(name, value);
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (getStatus() < 400) {
            return super.getWriter();
        }
        if (writer == null) {
            held = new StringWriter();
            writer = new PrintWriter(held);
        }
        return writer;
    }

    @Override
    public void sendError(int status, @Nullable String message) {
        setStatus(status);
        held = new StringWriter();
        held.write("{}");
    }

    @Override
    public void sendError(int status) {
        sendError(status, null);
    }

    @Override
    public void setContentLength(int length) {
        if (getStatus() < 400) {
            super.setContentLength(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (getStatus() < 400) {
            super.flushBuffer();
        }
    }

    /// The body of the error, absent when there was none.
    @Nullable
    String held() {
        return held == null ? null : held.toString();
    }
}
