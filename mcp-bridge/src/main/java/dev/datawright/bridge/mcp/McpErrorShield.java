package dev.datawright.bridge.mcp;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/// Lets answers through as they are written, and holds back the body of an error.
final class McpErrorShield extends HttpServletResponseWrapper {

    private @Nullable StringWriter held;
    private @Nullable PrintWriter writer;

    McpErrorShield(HttpServletResponse response) {
        super(response);
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
