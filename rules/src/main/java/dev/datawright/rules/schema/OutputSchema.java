package dev.datawright.rules.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (2020-12 unless it says otherwise) that the answers of a structured column fulfil.
///
/// Answers are pruned first: properties that a described object does not name are taken away, as Data Designer does.
public final class OutputSchema {

    /// So many mistakes tell a model, or a person, enough.
    private static final int MOST_ERRORS = 10;

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(new SchemaRegistryConfig.Builder()
                            .regularExpressionFactory(BoundedPattern::of)
                            .locale(Locale.ENGLISH)
                            .build()));

    /// The schema of schemas, which comes with the library.
    private static final Schema SCHEMAS =
            REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    private final JsonNode schema;
    private final Schema validator;

    private OutputSchema(JsonNode schema) {
        this.schema = schema;
        this.validator = REGISTRY.getSchema(schema);
    }

    /// Why answers cannot be held to the schema, as a sentence; empty when they can.
    public static Optional<String> objection(Map<String, Object> outputFormat) {
        JsonNode node = WireJson.mapper().valueToTree(outputFormat);
        Optional<String> foreign = foreignReference(node);
        if (foreign.isPresent()) {
            return foreign;
        }
        try {
            List<Error> errors = SCHEMAS.validate(node);
            if (!errors.isEmpty()) {
                return Optional.of("This is no JSON Schema: " + sentence(errors.getFirst()));
            }
            List<Error> unused = new OutputSchema(node).validator.validate(node);
            return Optional.empty();
        } catch (SchemaException | IllegalArgumentException | StackOverflowError unusable) {
            return Optional.of("This is no JSON Schema that answers can be held to: " + unusable.getMessage());
        }
    }

    /// @param outputFormat without an [#objection]
    public static OutputSchema of(Map<String, Object> outputFormat) {
        return new OutputSchema(WireJson.mapper().valueToTree(outputFormat));
    }

    /// The schema as JSON.
    public JsonNode json() {
        return schema;
    }

    /// Takes away what the schema does not name, in place.
    public JsonNode pruned(JsonNode answer) {
        Pruning.prune(schema, schema, answer);
        return answer;
    }

    /// What of the schema the answer breaks, one sentence each; empty when it fulfils it.
    public List<String> errors(JsonNode answer) {
        try {
            List<String> sentences = new ArrayList<>();
            for (Error error : validator.validate(answer)) {
                if (sentences.size() == MOST_ERRORS) {
                    break;
                }
                sentences.add(sentence(error));
            }
            return sentences;
        } catch (SchemaException | IllegalArgumentException | StackOverflowError unusable) {
            return List.of("The schema cannot be applied: " + unusable.getMessage());
        }
    }

    /// The names of the parts that a value has; empty when the schema does not fix them.
    public static Set<String> parts(Map<String, Object> outputFormat) {
        JsonNode root = WireJson.mapper().valueToTree(outputFormat);
        JsonNode properties = SchemaReferences.resolved(root, root).path("properties");
        return Set.copyOf(properties.propertyNames());
    }

    private static String sentence(Error error) {
        String at = String.valueOf(error.getInstanceLocation());
        return (at.isEmpty() || at.equals("$") ? "" : at + ": ") + error.getMessage();
    }

    /// Nothing is fetched: a schema has to say everything itself.
    private static Optional<String> foreignReference(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String keyword : List.of("$ref", "$dynamicRef")) {
                JsonNode reference = object.get(keyword);
                if (reference != null
                        && reference.isString()
                        && !reference.stringValue().startsWith("#")) {
                    return Optional.of("The schema refers to '" + reference.stringValue()
                            + "', and only references within it, such as '#/$defs/address', are followed");
                }
            }
        }
        for (JsonNode child : node) {
            Optional<String> found = foreignReference(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
