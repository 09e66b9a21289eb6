package dev.datawright.engine.model;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.NestedValues;
import dev.datawright.rules.schema.OutputSchema;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON that fulfils a schema, out of a fenced block or as the whole answer.
///
/// @param prepared what is done to an answer before it is judged
record JsonAnswer(OutputSchema schema, ColumnType type, UnaryOperator<JsonNode> prepared) implements AnswerKind {

    /// Reads what models write for JSON.
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    static JsonAnswer of(Map<String, Object> format) {
        return of(format, UnaryOperator.identity());
    }

    static JsonAnswer of(Map<String, Object> format, UnaryOperator<JsonNode> prepared) {
        OutputSchema schema = OutputSchema.of(format);
        return new JsonAnswer(schema, SchemaTypes.of(schema.json()), prepared);
    }

    @Override
    public String instructions() {
        return "* Answer in JSON alone, in ONE Markdown code fence: ```json\n"
                + "* The JSON has to fulfil the JSON Schema within the <response_schema> tags.\n\n<response_schema>\n"
                + WireJson.mapper().writeValueAsString(schema.json()) + "\n</response_schema>";
    }

    @Override
    public boolean isRepaired() {
        return true;
    }

    @Override
    public Object read(String answer) throws UnusableAnswerException {
        JsonNode found = find(answer);
        refuse(NumberLimits.beyondAny(found, "$"));
        JsonNode json = schema.pruned(prepared.apply(found));
        List<String> errors = schema.errors(json);
        if (!errors.isEmpty()) {
            throw new UnusableAnswerException(
                    "Response doesn't match requested <response_schema>: " + String.join("; ", errors));
        }
        refuse(NumberLimits.beyondWhole(type, json, "$"));
        Object value = NestedValues.of(type, json);
        if (value == null) {
            throw new UnusableAnswerException("The response is null, and a value is wanted");
        }
        return value;
    }

    private static void refuse(@Nullable String objection) throws UnusableAnswerException {
        if (objection != null) {
            throw new UnusableAnswerException(objection);
        }
    }

    private static JsonNode find(String answer) throws UnusableAnswerException {
        List<Fence> fences = Fence.all(answer);
        List<Fence> json = fences.stream()
                .filter(fence -> fence.language().equalsIgnoreCase("json"))
                .toList();
        String text = !json.isEmpty()
                ? json.getLast().content()
                : !fences.isEmpty() ? fences.getLast().content() : answer;
        try {
            JsonNode node = LENIENT.readTree(text);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JacksonException notJson) {
            throw new UnusableAnswerException(
                    "No parsable JSON structure within ```json markdown fence: " + firstLine(notJson));
        }
        throw new UnusableAnswerException("No parsable JSON structure within ```json markdown fence");
    }

    private static @Nullable String firstLine(JacksonException problem) {
        String message = problem.getOriginalMessage();
        return message == null ? null : message.lines().findFirst().orElse("");
    }
}
