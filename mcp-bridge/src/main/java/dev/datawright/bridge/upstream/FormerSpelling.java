package dev.datawright.bridge.upstream;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A config as NeMo Microservices reads it, whose models forbid fields they do not know.
///
/// Constraints tell their type by their `rhs`, inference parameters are always of a chat, and processors have no name
/// (nemo-microservices 1.5.0, `nemo_microservices.types.beta.data_designer`).
final class FormerSpelling {

    private FormerSpelling() {}

    static ObjectNode of(DataDesignerConfig config) {
        ObjectNode former = WireJson.mapper().valueToTree(config);
        objects(former, "constraints").forEach(constraint -> constraint.remove("constraint_type"));
        objects(former, "model_configs").forEach(model -> {
            model.remove("skip_health_check");
            if (model.get("inference_parameters") instanceof ObjectNode parameters) {
                parameters.remove("generation_type");
            }
        });
        objects(former, "processors").forEach(processor -> processor.remove("name"));
        return former;
    }

    private static Stream<ObjectNode> objects(ObjectNode config, String field) {
        JsonNode list = config.path(field);
        return list.isArray()
                ? list.valueStream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                : Stream.empty();
    }
}
