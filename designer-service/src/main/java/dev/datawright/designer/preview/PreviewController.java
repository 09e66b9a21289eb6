package dev.datawright.designer.preview;

import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PreviewController {

    private final Requests requests;
    private final PreviewCalls calls;

    PreviewController(Requests requests, PreviewCalls calls) {
        this.requests = requests;
        this.calls = calls;
    }

    @PostMapping("/apis/data-designer/v2/workspaces/{workspace}/preview")
    void preview(@PathVariable String workspace, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        requests.requireWorkspace(workspace);
        calls.answer(requests.readObject(request), new Frames(), response);
    }

    /// NDJSON of the frames themselves.
    private static final class Frames implements PreviewLines {

        @Override
        public String mediaType() {
            return "application/x-ndjson";
        }

        @Override
        public byte[] line(PreviewFrame frame) {
            // For the frame's type is written with it as the interface, not as its own record.
            return WireJson.mapper().writerFor(PreviewFrame.class).writeValueAsBytes(frame);
        }
    }
}
