package dev.datawright.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RegularStreamTest {

    private final AnswerNotes notes = new AnswerNotes();

    @Test
    void sendsEveryCallWholeRightBeforeTheEnd() throws IOException {
        List<JsonNode> chunks = regular(
                delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\"}}]}"),
                delta(
                        "{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"two\",\"arguments\":\"{\"}}]}"),
                delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}"),
                delta("{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"}\"}}]}"),
                end("stop"),
                "data: [DONE]");

        assertThat(chunks).hasSize(3);
        assertThat(function(chunks.get(0)).toString()).isEqualTo("{\"name\":\"one\",\"arguments\":\"{}\"}");
        assertThat(function(chunks.get(1)).toString()).isEqualTo("{\"name\":\"two\",\"arguments\":\"{}\"}");
        assertThat(chunks.get(2).path("choices").path(0).path("finish_reason").asString())
                .isEqualTo("tool_calls");
        assertThat(notes.end()).isEqualTo(ModelAnswer.End.WHOLE);
    }

    @Test
    void takesSeveralCallsInOnePieceWithoutIdsOrWithArgumentsAsObjects() throws IOException {
        List<JsonNode> chunks = regular(
                delta("{\"tool_calls\":[{\"function\":{\"name\":\"one\",\"arguments\":{\"rows\":5}}},"
                        + "{\"function\":{\"name\":\"two\",\"arguments\":{}}}]}"),
                end("tool_calls"),
                "data: [DONE]");

        assertThat(function(chunks.get(0)).path("arguments").asString()).isEqualTo("{\"rows\":5}");
        assertThat(function(chunks.get(1)).path("name").asString()).isEqualTo("two");
    }

    @Test
    void tellsCallsApartThatAllCountAsTheFirst() throws IOException {
        List<JsonNode> chunks = regular(
                delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\","
                        + "\"arguments\":\"{\\\"rows\\\":1}\"}}]}"),
                delta(
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"two\",\"arguments\":\"{}\"}}]}"),
                end("tool_calls"),
                "data: [DONE]");

        assertThat(chunks).hasSize(3);
    }

    @Test
    void takesAnIdThatComesWithEveryPieceForOneCall() throws IOException {
        List<JsonNode> chunks = regular(
                delta(
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"{\\\"r\"}}]}"),
                delta(
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"\\\":1}\"}}]}"),
                end("tool_calls"),
                "data: [DONE]");

        assertThat(function(chunks.getFirst()).path("arguments").asString()).isEqualTo("{\"r\":1}");
    }

    @Test
    void notesTheCostAndHowItEnded() throws IOException {
        List<JsonNode> chunks = regular(
                delta("{\"content\":\"One, two\"}"),
                end("length"),
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"cost\":0.000018}}",
                "data: [DONE]");

        assertThat(notes.end()).isEqualTo(ModelAnswer.End.CUT_OFF);
        assertThat(notes.costUsd()).isEqualTo(0.000018);
        assertThat(chunks.getLast().path("usage").path("total_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void takesARefusalForWordsAndSaysThatItIsOne() throws IOException {
        List<JsonNode> chunks = regular(delta("{\"refusal\":\"I cannot.\"}"), end("stop"), "data: [DONE]");

        assertThat(chunks.getFirst()
                        .path("choices")
                        .path(0)
                        .path("delta")
                        .path("content")
                        .asString())
                .isEqualTo("I cannot.");
        assertThat(notes.end()).isEqualTo(ModelAnswer.End.DECLINED);
    }

    @Test
    void endsInTheErrorThatAStreamHolds() {
        assertThatThrownBy(() -> regular(
                        delta("{\"content\":\"Half\"}"),
                        "data: {\"error\":{\"message\":\"overloaded\",\"code\":\"503\"}}"))
                .isInstanceOf(IOException.class);
        assertThat(notes.errorStatus()).isEqualTo(503);
        assertThat(notes.end()).isNull();
    }

    @Test
    void cutsOffAnAnswerWithoutEnd() throws IOException {
        String words = delta("{\"content\":\"" + "word ".repeat(1_000) + "\"}");
        String[] pieces = new String[100];
        java.util.Arrays.fill(pieces, words);

        List<JsonNode> chunks = regular(pieces);

        assertThat(notes.end()).isEqualTo(ModelAnswer.End.CUT_OFF);
        assertThat(chunks).hasSizeLessThan(30);
    }

    @Test
    void takesAnAnswerThatCameWhole() throws IOException {
        Buffer stream = RegularStream.ofWhole(
                "{\"model\":\"m\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hello.\"},"
                        + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}",
                notes);

        assertThat(read(stream)
                        .getFirst()
                        .path("choices")
                        .path(0)
                        .path("delta")
                        .path("content")
                        .asString())
                .isEqualTo("Hello.");
        assertThat(notes.end()).isEqualTo(ModelAnswer.End.WHOLE);
    }

    private List<JsonNode> regular(String... lines) throws IOException {
        var wire = new Buffer();
        for (String line : lines) {
            wire.writeUtf8(line).writeUtf8("\n\n");
        }
        return read(Okio.buffer(new RegularStream(wire, notes)));
    }

    private static List<JsonNode> read(BufferedSource stream) throws IOException {
        List<JsonNode> chunks = new ArrayList<>();
        while (!stream.exhausted()) {
            String line = Objects.requireNonNull(stream.readUtf8Line());
            if (line.startsWith("data: {")) {
                chunks.add(WireJson.mapper().readTree(line.substring("data: ".length())));
            }
        }
        return chunks;
    }

    private static String delta(String delta) {
        return "data: {\"id\":\"x\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":null}]}";
    }

    private static String end(String reason) {
        return "data: {\"id\":\"x\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
                + reason + "\"}]}";
    }

    private static JsonNode function(JsonNode chunk) {
        return chunk.path("choices")
                .path(0)
                .path("delta")
                .path("tool_calls")
                .path(0)
                .path("function");
    }
}
