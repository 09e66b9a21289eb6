package dev.datawright.agent.graph;

import dev.datawright.contract.json.WireJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a model wrote as a tool's arguments, which need not be what it should be.
final class Arguments {

    private Arguments() {}

    /// The arguments as an object; empty when they are none. An object packed into a string is unpacked.
    static Optional<ObjectNode> parse(String written) {
        try {
            JsonNode node = WireJson.mapper().readTree(written.isBlank() ? "{}" : written);
            if (node.isString()) {
                node = WireJson.mapper().readTree(node.asString());
            }
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static ObjectNode none() {
        return WireJson.mapper().createObjectNode();
    }

    /// Arguments for the history: several models' templates fail on a call whose arguments are no JSON object.
    static String normalised(String written) {
        return parse(written).map(ObjectNode::toString).orElse("{}");
    }
}
