package dev.datawright.designer.former;

import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.preview.PreviewLines;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A preview as JSON Lines of `{message_type, message, extra}`, where data is JSON within the message. It has no last
/// line: the end of the stream is the end, and what went wrong is a line of the log.
final class PreviewMessages implements PreviewLines {

    @Override
    public String mediaType() {
        return "application/jsonl";
    }

    @Override
    public byte @Nullable [] line(PreviewFrame frame) {
        return switch (frame) {
            case PreviewFrame.Log(String level, String message) -> {
                ObjectNode line = message("log", message);
                line.putObject("extra").put("level", level);
                yield WireJson.mapper().writeValueAsBytes(line);
            }
            case PreviewFrame.Heartbeat heartbeat -> bytes("heartbeat", "");
            case PreviewFrame.Dataset dataset -> bytes("dataset", records(dataset));
            case PreviewFrame.Analysis(JsonNode analysis) ->
                bytes("analysis", Spellings.analysisToFormer(analysis).toString());
            case PreviewFrame.DatasetMetadata metadata -> null;
            case PreviewFrame.ProcessorOutput output -> null;
            case PreviewFrame.Done done -> null;
            case PreviewFrame.Failed failed -> null;
            case PreviewFrame.Other other -> null;
        };
    }

    private static String records(PreviewFrame.Dataset dataset) {
        return WireJson.mapper().valueToTree(dataset).path("records").toString();
    }

    private static byte[] bytes(String type, String text) {
        ObjectNode line = message(type, text);
        line.putNull("extra");
        return WireJson.mapper().writeValueAsBytes(line);
    }

    private static ObjectNode message(String type, String text) {
        ObjectNode line = WireJson.mapper().createObjectNode();
        line.put("message_type", type);
        line.put("message", text);
        return line;
    }
}
