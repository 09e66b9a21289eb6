package dev.datawright.agent.model;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A streamed answer as it comes over the wire, made regular before Spring AI reads it.
///
/// Providers differ in how they stream, and Spring AI takes one way only: each tool call begins in a piece of its own,
/// with id, name and arguments, and a reason for the end is one of OpenAI's. Here every call leaves whole, once, right
/// before the end. What Spring AI has no word for goes to the notes.
final class RegularStream implements Source {

    /// No answer is longer: a model that repeats itself without end is cut off here.
    static final int MAX_CHARACTERS = 100_000;

    private static final long MAX_LINE = 4_000_000;
    private static final String DONE = "[DONE]";

    private final BufferedSource in;
    private final AnswerNotes notes;
    private final Buffer out = new Buffer();
    private final StreamedCalls calls = new StreamedCalls();
    private String id = "answer";
    private String model = "";
    private int characters;
    private boolean closed;

    RegularStream(BufferedSource in, AnswerNotes notes) {
        this.in = in;
        this.notes = notes;
    }

    /// An answer that came whole, though a stream was asked for.
    static Buffer ofWhole(String json, AnswerNotes notes) throws IOException {
        var stream = new RegularStream(new Buffer(), notes);
        stream.take(json);
        stream.take(DONE);
        return stream.out;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        while (out.exhausted()) {
            if (closed || in.exhausted()) {
                return -1;
            }
            String line = in.readUtf8LineStrict(MAX_LINE);
            if (line.startsWith("data:")) {
                take(line.substring("data:".length()).strip());
            }
        }
        return out.read(sink, byteCount);
    }

    @Override
    public Timeout timeout() {
        return in.timeout();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void take(String data) throws IOException {
        if (data.equals(DONE)) {
            if (notes.end() == null) {
                end("stop");
            }
            out.writeUtf8("data: " + DONE + "\n\n");
            closed = true;
        } else if (!data.isEmpty()) {
            take(parsed(data));
        }
    }

    private void take(JsonNode chunk) throws IOException {
        if (chunk.hasNonNull("error")) {
            notes.failed(chunk.get("error"));
            throw new IOException("The stream ended in an error");
        }
        id = chunk.path("id").asString(id);
        model = chunk.path("model").asString(model);
        JsonNode choice = chunk.path("choices").path(0);
        // An answer that came whole has a message where a stream has a delta.
        JsonNode delta = choice.hasNonNull("delta") ? choice.get("delta") : choice.path("message");
        say(words(delta.path("content")));
        String refusal = delta.path("refusal").asString("");
        if (!refusal.isEmpty()) {
            notes.refused();
            say(refusal);
        }
        characters += calls.add(delta);
        String reason = choice.path("finish_reason").asString("");
        if (notes.end() == null && characters > MAX_CHARACTERS) {
            end("length");
            out.writeUtf8("data: " + DONE + "\n\n");
            closed = true;
        } else if (notes.end() == null && !reason.isEmpty()) {
            end(reason);
        }
        if (chunk.path("usage").isObject()) {
            used(chunk.get("usage"));
        }
    }

    private void say(String words) throws IOException {
        if (!words.isEmpty()) {
            characters += words.length();
            ObjectNode delta = WireJson.mapper().createObjectNode().put("content", words);
            write(delta, null);
        }
    }

    private void end(String reason) throws IOException {
        notes.ended(reason);
        ArrayNode whole = calls.whole();
        for (JsonNode call : whole) {
            ObjectNode delta = WireJson.mapper().createObjectNode();
            delta.putArray("tool_calls").add(call);
            write(delta, null);
        }
        write(WireJson.mapper().createObjectNode(), whole.isEmpty() ? "stop" : "tool_calls");
    }

    private void used(JsonNode usage) throws IOException {
        notes.cost(usage.path("cost"));
        ObjectNode chunk = chunk();
        chunk.putArray("choices");
        long input = usage.path("prompt_tokens").asLong(0);
        long output = usage.path("completion_tokens").asLong(0);
        chunk.putObject("usage")
                .put("prompt_tokens", input)
                .put("completion_tokens", output)
                .put("total_tokens", input + output);
        write(chunk);
    }

    private void write(ObjectNode delta, @Nullable String reason) throws IOException {
        ObjectNode chunk = chunk();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", reason);
        write(chunk);
    }

    private ObjectNode chunk() {
        return WireJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", 0)
                .put("model", model);
    }

    private void write(ObjectNode chunk) throws IOException {
        out.writeUtf8("data: " + chunk + "\n\n");
    }

    /// A text, or parts that have texts.
    private static String words(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        var words = new StringBuilder();
        content.forEach(part -> words.append(part.path("text").asString("")));
        return words.toString();
    }

    private static JsonNode parsed(String data) throws IOException {
        try {
            return WireJson.mapper().readTree(data);
        } catch (JacksonException e) {
            throw new IOException("A piece of the answer is no JSON", e);
        }
    }
}
