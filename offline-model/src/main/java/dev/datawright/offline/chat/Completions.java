package dev.datawright.offline.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's answer shapes.
final class Completions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");
    private static final int ARGUMENTS_CHUNK = 60;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final String id;
    private final long created;

    Completions(String id, long created) {
        this.id = id;
        this.created = created;
    }

    ObjectNode whole(ChatRequest request, Answer answer) {
        ObjectNode root = head("chat.completion");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        Answer.Call call = answer.call();
        if (answer.text().isEmpty() && call != null) {
            message.putNull("content");
        } else {
            message.put("content", answer.text());
        }
        message.putNull("refusal");
        if (call != null) {
            ObjectNode made = message.putArray("tool_calls")
                    .addObject()
                    .put("id", call.id())
                    .put("type", "function");
            made.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        }
        choice.putNull("logprobs").put("finish_reason", finishReason(answer));
        root.set("usage", usage(request, answer));
        return root;
    }

    /// The chunks of a stream, in order, without the closing `[DONE]`.
    List<ObjectNode> chunks(ChatRequest request, Answer answer) {
        List<ObjectNode> chunks = new ArrayList<>();
        chunks.add(chunk(NODES.objectNode().put("role", "assistant").put("content", ""), null));
        WORD.matcher(answer.text())
                .results()
                .map(MatchResult::group)
                .forEach(word -> chunks.add(chunk(NODES.objectNode().put("content", word), null)));
        Answer.Call call = answer.call();
        if (call != null) {
            ObjectNode opening = NODES.objectNode();
            opening.putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .put("id", call.id())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.name())
                    .put("arguments", "");
            chunks.add(chunk(opening, null));
            String arguments = call.arguments();
            for (int start = 0; start < arguments.length(); start += ARGUMENTS_CHUNK) {
                ObjectNode delta = NODES.objectNode();
                delta.putArray("tool_calls")
                        .addObject()
                        .put("index", 0)
                        .putObject("function")
                        .put(
                                "arguments",
                                arguments.substring(start, Math.min(arguments.length(), start + ARGUMENTS_CHUNK)));
                chunks.add(chunk(delta, null));
            }
        }
        chunks.add(chunk(NODES.objectNode(), finishReason(answer)));
        if (request.includeUsage()) {
            ObjectNode last = head("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage(request, answer));
            chunks.add(last);
        }
        return chunks;
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
        ObjectNode root = head("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (finishReason == null) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", finishReason);
        }
        return root;
    }

    private ObjectNode head(String object) {
        return NODES.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", Models.OWN)
                .put("system_fingerprint", Models.OWN);
    }

    private static String finishReason(Answer answer) {
        return answer.call() == null ? "stop" : "tool_calls";
    }

    /// Estimated: there is no tokenizer here.
    private static ObjectNode usage(ChatRequest request, Answer answer) {
        int prompt = tokens(request.promptLength());
        int completion = tokens(answer.length());
        return NODES.objectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
    }

    static int tokens(int characters) {
        return Math.max(1, Math.ceilDiv(characters, CHARACTERS_PER_TOKEN));
    }
}
