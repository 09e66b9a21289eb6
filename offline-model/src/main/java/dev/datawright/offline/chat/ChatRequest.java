package dev.datawright.offline.chat;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.offline.design.KnownDesign;
import dev.datawright.offline.dialogue.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A chat completion request, read as far as the rules need it.
///
/// @param tools parameters by tool name
/// @param toolChoice `auto`, `none`, `required` or the name of one tool
/// @param schema what the answer must look like; absent when no schema was given
record ChatRequest(
        String model,
        List<ChatMessage> messages,
        Map<String, JsonNode> tools,
        String toolChoice,
        boolean wantsJson,
        @Nullable JsonNode schema,
        boolean stream,
        boolean includeUsage) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static ChatRequest parse(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            throw RequestRefused.invalid("The body is not JSON: " + notJson.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw RequestRefused.invalid("The body must be a JSON object with 'model' and 'messages'.");
        }
        String model = root.path("model").asString("");
        if (model.isBlank()) {
            throw RequestRefused.invalid(
                    "The field 'model' is missing. Set it to one of: " + String.join(", ", Models.NAMES) + ".");
        }
        if (!Models.NAMES.contains(model)) {
            throw RequestRefused.unknownModel(model);
        }
        if (model.equals(ModelRoles.EMBEDDER)) {
            throw RequestRefused.invalid(
                    "The model '" + model + "' makes vectors and holds no conversation: send texts to "
                            + "/v1/embeddings, or ask one of "
                            + String.join(
                                    ", ",
                                    Models.ROLES.stream()
                                            .filter(role -> !role.equals(model))
                                            .toList()) + ".");
        }
        if (root.path("messages").size() == 0) {
            throw RequestRefused.invalid("The field 'messages' must be a list with at least one message.");
        }
        if (root.path("n").asInt(1) != 1) {
            throw RequestRefused.invalid("The field 'n' must be 1: the offline model gives one answer.");
        }
        List<ChatMessage> messages = new ArrayList<>();
        root.path("messages").forEach(message -> messages.add(ChatMessage.of(message)));
        Map<String, JsonNode> tools = new LinkedHashMap<>();
        root.path("tools")
                .forEach(tool -> tools.put(
                        tool.path("function").path("name").asString(""),
                        tool.path("function").path("parameters")));
        JsonNode choice = root.path("tool_choice");
        String toolChoice =
                choice.isObject() ? choice.path("function").path("name").asString("auto") : choice.asString("auto");
        JsonNode format = root.path("response_format");
        JsonNode schema = format.path("json_schema").path("schema");
        return new ChatRequest(
                model,
                messages,
                tools,
                toolChoice,
                format.path("type").asString("").startsWith("json"),
                schema.isObject() ? schema : null,
                root.path("stream").asBoolean(false),
                root.path("stream_options").path("include_usage").asBoolean(false));
    }

    String lastUserText() {
        return messages.reversed().stream()
                .filter(message -> message.role().equals("user"))
                .findFirst()
                .map(ChatMessage::text)
                .orElse("");
    }

    /// All of the prompt, for the estimate of its size.
    int promptLength() {
        int length = tools.entrySet().stream()
                .mapToInt(tool ->
                        tool.getKey().length() + tool.getValue().toString().length())
                .sum();
        return length
                + messages.stream()
                        .mapToInt(message -> message.text().length() + 4)
                        .sum();
    }

    private Set<String> toolsAndArguments() {
        Set<String> names = new HashSet<>(tools.keySet());
        tools.forEach((tool, parameters) ->
                parameters.path("properties").propertyNames().forEach(argument -> names.add(tool + "." + argument)));
        return names;
    }

    /// The conversation as an agent's turn.
    Turn turn() {
        int lastUser = -1;
        boolean answered = false;
        StringBuilder earlier = new StringBuilder();
        StringBuilder system = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            ChatMessage message = messages.get(i);
            if (message.role().equals("user")) {
                if (lastUser >= 0) {
                    earlier.append(messages.get(lastUser).text()).append('\n');
                }
                lastUser = i;
            } else if (message.role().equals("assistant")) {
                answered |= !message.text().isBlank();
            } else if (message.role().equals("system") || message.role().equals("developer")) {
                system.append(message.text()).append('\n');
            }
        }
        List<Turn.Done> calls = new ArrayList<>();
        for (ChatMessage message : messages.subList(lastUser + 1, messages.size())) {
            for (ChatMessage.ToolCall call : message.calls()) {
                messages.stream()
                        .skip(lastUser + 1L)
                        .filter(result -> result.role().equals("tool")
                                && result.toolCallId().equals(call.id()))
                        .findFirst()
                        .ifPresent(result -> calls.add(new Turn.Done(call.name(), call.arguments(), result.text())));
            }
        }
        return new Turn(
                lastUser < 0 ? "" : messages.get(lastUser).text(),
                earlier.toString(),
                !answered,
                KnownDesign.parse(DesignLine.in(system.toString())),
                calls,
                toolsAndArguments());
    }
}
