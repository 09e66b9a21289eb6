package dev.datawright.bridge.upstream;

import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Lines of NeMo Microservices' previews, `{message_type, message, extra}`, where data is JSON within the message.
///
/// There is no last line: a preview is over when its stream is, and one without a dataset failed (nemo-microservices
/// 1.5.0, `PreviewMessage`).
final class FormerFrames {

    private static final TypeReference<Map<String, @Nullable Object>> RECORD = new TypeReference<>() {};

    private FormerFrames() {}

    /// @throws JacksonException when the line, or the data in it, is no JSON
    static PreviewFrame frame(String line) {
        JsonNode json = WireJson.mapper().readTree(line);
        String message = json.path("message").asString("");
        return switch (json.path("message_type").asString("")) {
            case "log" ->
                new PreviewFrame.Log(level(json.path("extra").path("level").asString("info")), message);
            case "dataset" -> new PreviewFrame.Dataset(records(WireJson.mapper().readTree(message)));
            default -> new PreviewFrame.Heartbeat();
        };
    }

    private static String level(String told) {
        return told.equals("warn") ? "warning" : told;
    }

    /// Either of the two forms that `pandas.DataFrame.from_dict` reads: rows, or columns of values by position or key.
    private static List<Map<String, @Nullable Object>> records(JsonNode data) {
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        if (data.isArray()) {
            data.forEach(row -> records.add(WireJson.mapper().convertValue(row, RECORD)));
            return records;
        }
        data.properties().forEach(column -> {
            Iterator<JsonNode> values = column.getValue().iterator();
            for (int row = 0; values.hasNext(); row++) {
                if (row == records.size()) {
                    records.add(new LinkedHashMap<>());
                }
                records.get(row).put(column.getKey(), WireJson.mapper().convertValue(values.next(), Object.class));
            }
        });
        return records;
    }
}
