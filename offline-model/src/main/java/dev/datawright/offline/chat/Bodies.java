package dev.datawright.offline.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What requests bring and answers take, as bytes.
final class Bodies {

    static final JsonMapper MAPPER = new JsonMapper();

    private static final int LARGEST = 8 * 1024 * 1024;

    private Bodies() {}

    /// @throws RequestRefused when it is too large
    static byte[] read(HttpServletRequest http) throws IOException {
        byte[] body = http.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw RequestRefused.tooLarge(LARGEST);
        }
        return body;
    }

    static void send(HttpServletResponse response, ObjectNode body) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(MAPPER.writeValueAsBytes(body));
    }
}
