package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The column types as a model or a person needs them told: parameters and one example each.
@Component
class ColumnTypes {

    private final JsonNode types = read();

    /// One type, or all of them, under the key `types`.
    JsonNode describe(Call call, @Nullable String type) {
        call.require(Scope.READ);
        ObjectNode answer = WireJson.mapper().createObjectNode();
        ArrayNode found = answer.putArray("types");
        types.forEach(node -> {
            if (type == null || node.path("type").asString().equals(type)) {
                found.add(node);
            }
        });
        if (found.isEmpty()) {
            throw BridgeFailure.invalid(
                    "type", "unknown-type", "there is no column type '" + type + "'", "there are " + names());
        }
        return answer;
    }

    List<String> names() {
        return types.valueStream().map(node -> node.path("type").asString()).toList();
    }

    private static JsonNode read() {
        try (InputStream file =
                Objects.requireNonNull(ColumnTypes.class.getResourceAsStream("/tools/column-types.json"))) {
            return WireJson.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
