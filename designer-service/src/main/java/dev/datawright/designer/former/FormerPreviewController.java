package dev.datawright.designer.former;

import dev.datawright.designer.preview.PreviewCalls;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
class FormerPreviewController {

    private final Requests requests;
    private final PreviewCalls calls;

    FormerPreviewController(Requests requests, PreviewCalls calls) {
        this.requests = requests;
        this.calls = calls;
    }

    @PostMapping("/v1/data-designer/preview")
    void preview(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        ObjectNode body = requests.readObject(request);
        JsonNode config = body.get("config");
        if (config != null) {
            body.set("config", Spellings.toPresent(config, List.of("body", "config")));
        }
        calls.answer(body, new PreviewMessages(), response);
    }
}
