package dev.datawright.designer.preview;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.generation.Configs;
import dev.datawright.designer.generation.Seeds;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
class PreviewController {

    /// As often the caller hears from a preview that has nothing to tell.
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final long DEFAULT_ROWS = 10;
    private static final List<Object> BODY = List.of("body");

    private final Requests requests;
    private final Configs configs;
    private final Seeds seeds;
    private final Previews previews;
    private final PreviewProperties properties;

    PreviewController(
            Requests requests, Configs configs, Seeds seeds, Previews previews, PreviewProperties properties) {
        this.requests = requests;
        this.configs = configs;
        this.seeds = seeds;
        this.previews = previews;
        this.properties = properties;
    }

    @PostMapping("/apis/data-designer/v2/workspaces/{workspace}/preview")
    void preview(@PathVariable String workspace, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        requests.requireWorkspace(workspace);
        ObjectNode body = requests.readObject(request);
        JsonNode json = Requests.require(body, BODY, "config");
        Long rows = Requests.integer(body, BODY, "num_records", Math.min(DEFAULT_ROWS, properties.maxRows()));
        if (rows == null || rows < 1) {
            throw Refusal.invalid(
                    "greater_than_equal", List.of("body", "num_records"), "Input should be greater than or equal to 1");
        }
        if (rows > properties.maxRows()) {
            throw Refusal.invalid("Max num records for preview requests is " + properties.maxRows());
        }
        long seed = seeds.orDrawn(Requests.integer(body, BODY, "seed", null), List.of("body", "seed"));
        DataDesignerConfig config = configs.read(json, List.of("body", "config"));
        stream(config, rows.intValue(), seed, response);
    }

    /// The rows are made on a thread of their own, so that the caller hears a heartbeat meanwhile. A caller who goes
    /// away ends it.
    private void stream(DataDesignerConfig config, int rows, long seed, HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType("application/x-ndjson");
        BlockingQueue<PreviewFrame> frames = new LinkedBlockingQueue<>();
        Thread run = Thread.ofVirtual().name("preview").start(() -> previews.run(config, rows, seed, frames::add));
        try {
            OutputStream out = response.getOutputStream();
            long deadline = System.nanoTime() + properties.timeout().toNanos();
            boolean last = false;
            while (!last) {
                PreviewFrame frame = frames.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (frame == null && System.nanoTime() > deadline) {
                    frame = new PreviewFrame.Failed(
                            "The preview took longer than "
                                    + properties.timeout().toSeconds() + " s; ask for fewer rows",
                            WireJson.mapper().createObjectNode().put("type", "Timeout"));
                }
                PreviewFrame next = frame == null ? new PreviewFrame.Heartbeat() : frame;
                // For the frame's type is written with it as the interface, not as its own record.
                byte[] line = WireJson.mapper().writerFor(PreviewFrame.class).writeValueAsBytes(next);
                out.write(line);
                out.write("\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                last = next instanceof PreviewFrame.Done || next instanceof PreviewFrame.Failed;
            }
        } finally {
            run.interrupt();
        }
    }
}
