package dev.datawright.offline.chat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.dialogue.Dialogue;
import dev.datawright.offline.dialogue.Reply;
import dev.datawright.offline.schema.JsonInstances;
import dev.datawright.offline.speak.Voice;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.understand.Intent.Talk;
import dev.datawright.offline.understand.Known;
import dev.datawright.offline.understand.Message;
import dev.datawright.offline.understand.Understanding;
import dev.datawright.offline.write.CodeWriter;
import dev.datawright.offline.write.TextWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chooses by the request's shape: an agent's turn, an instance of a schema, or a short text.
final class Answers {

    private static final JsonMapper MAPPER = new JsonMapper();
    /// Begins at the last opening tag: the sentence before the schema speaks of the tags too.
    private static final Pattern RESPONSE_SCHEMA = Pattern.compile(
            "<response_schema>\\s*((?:(?!<response_schema>).)*?)\\s*</response_schema>", Pattern.DOTALL);

    /// How code columns ask for their language, here and in Data Designer.
    private static final Pattern CODE_FENCE = Pattern.compile("(?i)code fence[^`\\n]*```\\s*([a-z+#]{1,20})");

    private final Dialogue dialogue;
    private final Understanding understanding;
    private final TextWriter writer;
    private final JsonInstances instances;

    Answers(Dialogue dialogue, Understanding understanding, TextWriter writer, JsonInstances instances) {
        this.dialogue = dialogue;
        this.understanding = understanding;
        this.writer = writer;
        this.instances = instances;
    }

    Answer answer(ChatRequest request) {
        boolean toolsAllowed =
                !request.tools().isEmpty() && !request.toolChoice().equals("none");
        if (toolsAllowed && Dialogue.knows(request.tools().keySet())) {
            return agent(request);
        }
        JsonNode forced = toolsAllowed ? forcedParameters(request) : null;
        if (forced != null) {
            String name = forcedName(request);
            return new Answer("", new Answer.Call(id(request), name, instances.text(forced, request.lastUserText())));
        }
        String prompt = request.lastUserText();
        JsonNode schema = request.schema();
        if (schema != null) {
            return Answer.of(instances.text(schema, prompt));
        }
        JsonNode inPrompt = schemaInPrompt(request);
        if (inPrompt != null) {
            String json = instances.text(inPrompt, prompt);
            return Answer.of(request.wantsJson() ? json : "```json\n" + json + "\n```");
        }
        String language = languageOfCode(request);
        if (!language.isEmpty()) {
            return Answer.of(CodeWriter.write(language, prompt));
        }
        String text = text(prompt);
        return Answer.of(request.wantsJson() ? MAPPER.writeValueAsString(Map.of("text", text)) : text);
    }

    private Answer agent(ChatRequest request) {
        Reply reply = dialogue.next(request.turn());
        Reply.Call call = reply.call();
        return call == null
                ? Answer.of(reply.text())
                : new Answer(
                        reply.text(),
                        new Answer.Call(
                                id(request), call.tool(), WireJson.mapper().writeValueAsString(call.arguments())));
    }

    private static @Nullable JsonNode forcedParameters(ChatRequest request) {
        String name = forcedName(request);
        return name.isEmpty() ? null : request.tools().get(name);
    }

    private static String forcedName(ChatRequest request) {
        return switch (request.toolChoice()) {
            case "auto", "none" -> "";
            case "required" -> request.tools().keySet().iterator().next();
            default -> request.toolChoice();
        };
    }

    private static @Nullable JsonNode schemaInPrompt(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        for (ChatMessage message : messages.reversed()) {
            Matcher matcher = RESPONSE_SCHEMA.matcher(message.text());
            if (matcher.find()) {
                try {
                    JsonNode schema = MAPPER.readTree(matcher.group(1));
                    return schema.isObject() ? schema : null;
                } catch (JacksonException notJson) {
                    throw RequestRefused.invalid(
                            "The text between <response_schema> tags is not JSON: " + notJson.getOriginalMessage());
                }
            }
        }
        return null;
    }

    /// The language of the code that the request asks for in a fence; empty when it asks for none.
    private static String languageOfCode(ChatRequest request) {
        for (ChatMessage message : request.messages().reversed()) {
            Matcher matcher = CODE_FENCE.matcher(message.text());
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private String text(String prompt) {
        Message message = understanding.read(prompt, Known.NOTHING, Language.ENGLISH);
        boolean talk =
                !message.intents().isEmpty() && message.intents().stream().allMatch(Talk.class::isInstance);
        return talk || prompt.isBlank() ? Voice.in(message.language()).identity() : writer.write(prompt);
    }

    /// Unique within a conversation, since every further call has more messages before it.
    private static String id(ChatRequest request) {
        return "call_" + request.messages().size() + "_"
                + Integer.toHexString(request.messages().hashCode());
    }
}
