package dev.datawright.agent.chat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Server-sent events with line feeds only, as AG-UI's client wants them.
final class SseWriter {

    private final OutputStream out;

    SseWriter(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Asks proxies not to hold events back.
        response.setHeader("X-Accel-Buffering", "no");
        this.out = response.getOutputStream();
        response.flushBuffer();
    }

    void event(long cursor, AgUiEvent event) throws IOException {
        write("id: " + cursor + "\ndata: " + WireJson.mapper().writeValueAsString(event) + "\n\n");
    }

    void event(AgUiEvent event) throws IOException {
        write("data: " + WireJson.mapper().writeValueAsString(event) + "\n\n");
    }

    void json(JsonNode event) throws IOException {
        write("data: " + WireJson.mapper().writeValueAsString(event) + "\n\n");
    }

    /// Keeps the connection alive, and shows whether anybody still listens.
    void comment() throws IOException {
        write(":\n\n");
        flush();
    }

    /// Sends what was written: events that come together go together.
    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
