package dev.datawright.agent.graph;

import dev.datawright.contract.json.WireJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a model wrote as a tool's arguments, which need not be what it should be.
final class Arguments {

    private static final int MOST_PACKED = 3;

    private Arguments() {}

    /// The arguments as an object; empty when they are none. An object packed into a string is unpacked.
    static Optional<ObjectNode> parse(String written) {
        try {
            JsonNode node = WireJson.mapper().readTree(written.isBlank() ? "{}" : written);
            for (int i = 0; i < MOST_PACKED && node.isString(); i++) {
                node = WireJson.mapper().readTree(node.asString());
            }
            if (node.isNull()) {
                return Optional.of(none());
            }
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// Whether they end before their end, as those of an answer that became too long.
    static boolean isCutOff(String written) {
        try {
            JsonNode unused = WireJson.mapper().readTree(written);
            return false;
        } catch (UnexpectedEndOfInputException e) {
            return true;
        } catch (JacksonException e) {
            return false;
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
