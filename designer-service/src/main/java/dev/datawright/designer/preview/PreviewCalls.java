package dev.datawright.designer.preview;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.generation.Configs;
import dev.datawright.designer.generation.Seeds;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import dev.datawright.telemetry.Traces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a preview is to show, and streams it in the caller's words.
@Component
public class PreviewCalls {

    /// As often the caller hears from a preview that has nothing to tell.
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final long DEFAULT_ROWS = 10;
    private static final List<Object> BODY = List.of("body");

    private final Configs configs;
    private final Seeds seeds;
    private final Previews previews;
    private final PreviewProperties properties;
    private final Traces traces;

    PreviewCalls(Configs configs, Seeds seeds, Previews previews, PreviewProperties properties, Traces traces) {
        this.configs = configs;
        this.seeds = seeds;
        this.previews = previews;
        this.properties = properties;
        this.traces = traces;
    }

    /// Answers a request of the form `{config, num_records?, seed?}`.
    ///
    /// @throws Refusal 422 with everything that is wrong, before anything is answered
    public void answer(ObjectNode body, PreviewLines lines, HttpServletResponse response)
            throws IOException, InterruptedException {
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
        Configs.requireRows(config, rows, List.of("body", "config"));
        stream(config, rows.intValue(), seed, lines, response);
    }

    /// The rows are made on a thread of their own, so that the caller hears a heartbeat meanwhile. A caller who goes
    /// away ends it.
    private void stream(
            DataDesignerConfig config, int rows, long seed, PreviewLines lines, HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType(lines.mediaType());
        BlockingQueue<PreviewFrame> frames = new LinkedBlockingQueue<>();
        Thread run = Thread.ofVirtual()
                .name("preview")
                .start(traces.carried(() -> previews.run(config, rows, seed, frames::add)));
        try {
            OutputStream out = response.getOutputStream();
            long deadline = System.nanoTime() + properties.timeout().toNanos();
            boolean last = false;
            while (!last) {
                PreviewFrame frame = frames.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (frame == null && System.nanoTime() > deadline) {
                    String message = "The preview took longer than "
                            + properties.timeout().toSeconds() + " s; ask for fewer rows";
                    write(new PreviewFrame.Log("error", message), lines, out);
                    frame = new PreviewFrame.Failed(
                            message, WireJson.mapper().createObjectNode().put("type", "Timeout"));
                }
                PreviewFrame next = frame == null ? new PreviewFrame.Heartbeat() : frame;
                write(next, lines, out);
                last = next instanceof PreviewFrame.Done || next instanceof PreviewFrame.Failed;
            }
        } finally {
            run.interrupt();
        }
    }

    private static void write(PreviewFrame frame, PreviewLines lines, OutputStream out) throws IOException {
        byte[] line = lines.line(frame);
        if (line != null) {
            out.write(line);
            out.write('\n');
            out.flush();
        }
    }
}
