package dev.datawright.offline.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The two OpenAI endpoints.
@RestController
class ChatController {

    private final Answers answers;
    private final OfflineProperties properties;
    private final Clock clock;

    ChatController(Answers answers, OfflineProperties properties, Clock clock) {
        this.answers = answers;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/v1/models")
    void models(HttpServletResponse response) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "list");
        var data = root.putArray("data");
        Models.ROLES.forEach(name -> data.addObject()
                .put("id", name)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", Models.OWN));
        Bodies.send(response, root);
    }

    @PostMapping("/v1/chat/completions")
    void complete(HttpServletRequest http, HttpServletResponse response) throws IOException {
        ChatRequest request = ChatRequest.parse(Bodies.read(http));
        Answer answer = answers.answer(request);
        Completions completions =
                new Completions("chatcmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond());
        if (request.stream()) {
            stream(response, completions, request, answer);
        } else {
            Bodies.send(response, completions.whole(request, answer));
        }
    }

    private void stream(HttpServletResponse response, Completions completions, ChatRequest request, Answer answer)
            throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-cache");
        OutputStream out = response.getOutputStream();
        for (ObjectNode chunk : completions.chunks(request, answer)) {
            write(out, Bodies.MAPPER.writeValueAsString(chunk));
            if (!pause()) {
                return;
            }
        }
        write(out, "[DONE]");
    }

    /// False when the server is going down.
    private boolean pause() {
        if (properties.chunkDelay().isZero()) {
            return true;
        }
        try {
            Thread.sleep(properties.chunkDelay());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
