package dev.datawright.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.RunningModel.Answer;
import dev.datawright.offline.RunningModel.Streamed;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OfflineModelIT {

    private static final String TICKETS =
            "200 parking tickets with ticket number, a fine between 15 and 250 and whether it was paid (70% are)";
    private static final String CELL =
            "Write a short note by the officer. It belongs to one record of a dataset of parking tickets."
                    + " Facts: street: Elm Street; fine: 85.5; paid: no."
                    + " Answer with one or two plain sentences and nothing else.";
    private static final String SCHEMA = """
            {"type":"object","properties":{
              "name":{"type":"string"},
              "age":{"type":"integer","minimum":30,"maximum":40},
              "mood":{"enum":["good","bad"]},
              "tags":{"type":"array","items":{"type":"string"},"minItems":2,"maxItems":2}},
             "required":["name","age","mood","tags"]}""";

    private static RunningModel model;

    @BeforeAll
    static void start() {
        model = new RunningModel(
                "--datawright.offline.api-key=" + RunningModel.KEY, "--datawright.offline.chunk-delay=0");
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @Test
    void listsItsRoles() {
        Answer answer = model.get("/v1/models");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data").findValuesAsString("id"))
                .containsExactly("designer", "writer", "coder", "judge", "embedder");
    }

    /// A judge's marks and a coder's code are asked for by the prompt alone, so they are no case of their own.
    @ParameterizedTest
    @ValueSource(strings = {"designer", "writer", "coder", "judge"})
    void answersInEveryRoleThatTalks(String role) {
        assertThat(post("{\"model\":\"" + role + "\",\"messages\":[{\"role\":\"user\",\"content\":\"A note\"}]}")
                        .json()
                        .at("/choices/0/message/content")
                        .asString())
                .isNotBlank();
    }

    @Test
    void doesNotTalkAsTheEmbedder() {
        Answer answer = post("{\"model\":\"embedder\",\"messages\":[{\"role\":\"user\",\"content\":\"A note\"}]}");

        assertError(answer, 400, "invalid_request");
        assertThat(message(answer))
                .isEqualTo(
                        "The model 'embedder' makes vectors and holds no conversation: send texts to /v1/embeddings, "
                                + "or ask one of designer, writer, coder, judge.");
    }

    @Test
    void isReadyWithoutAKey() {
        Answer answer = model.getAnonymously("/actuator/health/readiness");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString("")).isEqualTo("UP");
    }

    @Test
    void putsCodeIntoAFenceThatSaysItsLanguage() {
        String prompt =
                "Count the tickets.\\n* Answer with python code alone, in ONE Markdown code fence that names the"
                        + " language: ```python\\n";
        Answer answer =
                post("{\"model\":\"writer\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}");

        assertThat(answer.json().at("/choices/0/message/content").asString())
                .isEqualTo("```python\n# The offline model writes no programs. Asked for: Count the tickets.\n```");
    }

    @Test
    void givesTextsThatShareWordsVectorsThatLieClose() {
        JsonNode data = model.postAs("Bearer " + RunningModel.KEY, "/v1/embeddings", """
                        {"model":"writer","dimensions":256,"input":["a paid parking fine","the parking fine is paid","blue whales sing"]}""")
                .json()
                .path("data");

        assertThat(data).hasSize(3);
        assertThat(data.path(0).path("embedding")).hasSize(256);
        assertThat(cosine(data, 0, 1)).isGreaterThan(0.5);
        assertThat(cosine(data, 0, 2)).isLessThan(0.3);
        assertError(
                model.postAs("Bearer " + RunningModel.KEY, "/v1/embeddings", "{\"model\":\"writer\",\"input\":[]}"),
                400,
                "invalid_request");
    }

    private static double cosine(JsonNode data, int one, int other) {
        double sum = 0;
        for (int i = 0; i < 256; i++) {
            sum += data.path(one).path("embedding").path(i).asDouble()
                    * data.path(other).path("embedding").path(i).asDouble();
        }
        return sum;
    }

    @Test
    void asksForTheKey() {
        for (Answer answer : List.of(
                model.getAnonymously("/v1/models"),
                model.postAs("Bearer wrong", "/v1/chat/completions", "{}"),
                model.postAs("Basic a2V5", "/v1/chat/completions", "{}"))) {
            assertError(answer, 401, "invalid_api_key");
        }
    }

    @Test
    void refusesWhatItCannotReadInOpenAisShape() {
        assertError(post("x"), 400, "invalid_request");
        assertError(post("[]"), 400, "invalid_request");
        assertError(post("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"), 400, "invalid_request");
        assertError(post("{\"model\":\"writer\",\"messages\":[]}"), 400, "invalid_request");
        assertError(post("{\"model\":\"writer\",\"n\":2,\"messages\":[{\"content\":\"hi\"}]}"), 400, "invalid_request");
        assertError(post("{\"model\":\"gpt-9\",\"messages\":[{\"content\":\"hi\"}]}"), 404, "model_not_found");
        assertError(
                post(
                        "{\"model\":\"writer\",\"messages\":[{\"role\":\"user\",\"content\":\"<response_schema>no json</response_schema>\"}]}"),
                400,
                "invalid_request");
        assertThat(message(post("{\"model\":\"gpt-9\",\"messages\":[{}]}")))
                .contains("'gpt-9'", "designer, writer, coder, judge, embedder");
    }

    @Test
    void answersOtherPathsAndMethodsInOpenAisShape() {
        for (Answer answer : List.of(model.get("/v1/nothing"), model.get("/v1/chat/completions"))) {
            assertThat(answer.status()).isIn(404, 405);
            assertThat(message(answer)).isNotBlank();
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        Answer answer = post("{\"model\":\"writer\",\"pad\":\"" + "a".repeat(9 * 1024 * 1024) + "\"}");
        assertError(answer, 413, "request_too_large");
    }

    @Test
    void callsAToolInOnePiece() {
        Answer answer = post(Chat.designer("{}").user(TICKETS).json());
        JsonNode choice = answer.json().path("choices").get(0);
        assertThat(choice.path("finish_reason").asString("")).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").isNull()).isTrue();
        JsonNode call = choice.path("message").path("tool_calls").get(0);
        assertThat(call.path("type").asString("")).isEqualTo("function");
        assertThat(call.path("id").asString("")).isNotBlank();
        assertThat(call.path("function").path("name").asString("")).isEqualTo("set_columns");
        JsonNode arguments = read(call.path("function").path("arguments").asString(""));
        assertThat(arguments.path("rows").asInt()).isEqualTo(200);
        assertThat(arguments.path("columns").findValuesAsString("name"))
                .containsExactly("ticket_number", "fine", "paid");
        assertThat(arguments.path("columns").findValuesAsString("why")).contains("\"fine between 15 and 250\"");
        JsonNode usage = answer.json().path("usage");
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt());
    }

    @Test
    void streamsTheSameToolCall() {
        Chat chat = Chat.designer("{}").user(TICKETS);
        JsonNode whole = post(chat.json())
                .json()
                .path("choices")
                .get(0)
                .path("message")
                .path("tool_calls")
                .get(0);
        Streamed streamed = model.stream(chat.streaming().json());
        assertThat(streamed.toolName()).isEqualTo("set_columns");
        assertThat(streamed.toolArguments())
                .isEqualTo(whole.path("function").path("arguments").asString(""));
        assertThat(streamed.finishReason()).isEqualTo("tool_calls");
    }

    @Test
    void streamsWordsAsChunksThatEndWithUsageAndDone() {
        Streamed streamed =
                model.stream(Chat.designer("{}").user("hello").streaming().json());
        assertThat(streamed.contentType()).startsWith("text/event-stream");
        assertThat(streamed.text()).startsWith("Hello.").contains("built-in offline model");
        assertThat(streamed.finishReason()).isEqualTo("stop");
        assertThat(streamed.chunks()).hasSizeGreaterThan(10).allSatisfy(chunk -> {
            assertThat(chunk.path("object").asString("")).isEqualTo("chat.completion.chunk");
            assertThat(chunk.path("id").asString(""))
                    .isEqualTo(streamed.chunks().getFirst().path("id").asString(""));
        });
        assertThat(streamed.chunks()
                        .getFirst()
                        .path("choices")
                        .get(0)
                        .path("delta")
                        .path("role")
                        .asString(""))
                .isEqualTo("assistant");
        JsonNode last = streamed.chunks().getLast();
        assertThat(last.path("choices").isEmpty()).isTrue();
        assertThat(last.path("usage").path("completion_tokens").asInt()).isPositive();
        assertThat(streamed.lastLine()).isEqualTo("data: [DONE]");
    }

    @Test
    void leavesUsageOutOfAStreamThatDoesNotAskForIt() {
        Streamed streamed = model.stream(
                Chat.designer("{}").user("hello").streamingWithoutUsage().json());
        assertThat(streamed.chunks()).noneMatch(chunk -> chunk.has("usage"));
        assertThat(streamed.lastLine()).isEqualTo("data: [DONE]");
    }

    @Test
    void saysWhatWasBuiltAndProposesTheRows() {
        Chat chat = Chat.designer("{}").user(TICKETS);
        JsonNode arguments = arguments(post(chat.json()));
        Answer next = post(chat.design(arguments.toString())
                .called("set_columns", arguments.toString(), "{\"summary\":\"added 3 columns\",\"version\":2}")
                .json());
        assertThat(content(next)).contains("`fine`: between 15 and 250", "built-in offline model", "200 rows");
        assertThat(tool(next)).isEqualTo("propose_job");
        assertThat(arguments(next).path("rows").asInt()).isEqualTo(200);
    }

    @Test
    void sendsARefusedChangeAgainWithoutWhatWasRefused() {
        Chat chat = Chat.designer("{}").user(TICKETS);
        JsonNode arguments = arguments(post(chat.json()));
        chat.called(
                "set_columns",
                arguments.toString(),
                "The design is not valid: columns[1].params.low: 'fine' is not possible");
        Answer repaired = post(chat.json());
        assertThat(tool(repaired)).isEqualTo("set_columns");
        JsonNode again = arguments(repaired);
        assertThat(again.path("columns").findValuesAsString("name")).containsExactly("ticket_number", "paid");
        Answer told = post(chat.design(again.toString())
                .called("set_columns", again.toString(), "{\"summary\":\"added 2 columns\",\"version\":2}")
                .json());
        assertThat(content(told)).contains("Left out, because it was refused: `fine`");
    }

    @Test
    void tellsARefusalItCannotRepair() {
        Chat chat = Chat.designer("{}").user(TICKETS);
        JsonNode arguments = arguments(post(chat.json()));
        Answer told = post(
                chat.called("set_columns", arguments.toString(), "The design is not valid: somebody else changed it")
                        .json());
        assertThat(tool(told)).isEmpty();
        assertThat(content(told)).contains("That did not work", "> The design is not valid: somebody else changed it");
    }

    @Test
    void proposesAJobForGenerate() {
        Answer answer = post(Chat.designer(design())
                .answered("hello", "Hello.")
                .user("generate")
                .json());
        assertThat(tool(answer)).isEqualTo("propose_job");
        assertThat(arguments(answer).path("rows").asInt()).isEqualTo(40);
        assertThat(content(answer)).contains("40 rows", "before you approve it");
    }

    @Test
    void previewsTheDesign() {
        Chat chat = Chat.designer(design()).answered("hello", "Hello.").user("preview");
        Answer answer = post(chat.json());
        assertThat(tool(answer)).isEqualTo("preview_design");
        Answer told = post(chat.called("preview_design", "{}", "{\"summary\":\"5 rows\",\"version\":2,\"rows\":[]}")
                .json());
        assertThat(tool(told)).isEmpty();
        assertThat(content(told)).contains("preview");
    }

    @Test
    void takesTheReasonOfADeclinedProposalAsAWish() {
        Chat chat = Chat.designer(design()).answered("hello", "Hello.").user("generate");
        Answer answer = post(chat.called(
                        "propose_job",
                        "{\"rows\":40}",
                        "{\"approved\":false,\"reason\":\"make the fine between 20 and 300\"}")
                .json());
        assertThat(tool(answer)).isEqualTo("set_columns");
        JsonNode fine = arguments(answer).path("columns").get(0);
        assertThat(fine.path("name").asString("")).isEqualTo("fine");
        assertThat(fine.path("params").path("high").asInt()).isEqualTo(300);
    }

    @Test
    void asksWhatShouldBeDifferentAfterADeclinedProposalWithoutAReason() {
        Chat chat = Chat.designer(design()).answered("hello", "Hello.").user("generate");
        Answer answer = post(chat.called("propose_job", "{\"rows\":40}", "{\"approved\":false}")
                .json());
        assertThat(tool(answer)).isEmpty();
        assertThat(content(answer)).isEqualTo("Nothing was generated. What should be different?");
    }

    @Test
    void makesNoToolCallWhenNoneIsAllowed() {
        Answer answer = post(
                Chat.designer("{}").user(TICKETS).with("tool_choice", "none").json());
        assertThat(tool(answer)).isEmpty();
        assertThat(content(answer)).isNotBlank();
    }

    @Test
    void writesTheSameTextForTheSamePrompt() {
        String first = content(post(Chat.writer().user(CELL).json()));
        assertThat(first)
                .isNotBlank()
                .isEqualTo(content(post(Chat.writer().user(CELL).json())));
        assertThat(first).doesNotContain("neural", "Answer with");
        List<String> others = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> content(post(
                        Chat.writer().user(CELL.replace("85.5", "" + (20 + i))).json())))
                .distinct()
                .toList();
        assertThat(others).hasSizeGreaterThan(3);
    }

    @Test
    void fillsAJsonSchema() {
        Answer answer = post(Chat.writer()
                .user("a person")
                .with(
                        "response_format",
                        read("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"p\",\"schema\":" + SCHEMA + "}}"))
                .json());
        assertPerson(content(answer));
    }

    @Test
    void fencesTheInstanceOfASchemaInThePrompt() {
        String prompt = "Make a person.\n* The JSON has to fulfil the JSON Schema within the <response_schema> tags."
                + "\n\n<response_schema>\n" + SCHEMA + "\n</response_schema>";
        String text = content(post(Chat.writer().user(prompt).json()));
        assertThat(text).startsWith("```json\n").endsWith("\n```");
        assertPerson(text.substring(8, text.length() - 4));
    }

    @Test
    void answersAForcedForeignToolWithArgumentsOfItsSchema() {
        Answer answer = post(Chat.writer()
                .user("a person")
                .with(
                        "tools",
                        read("[{\"type\":\"function\",\"function\":{\"name\":\"person\",\"parameters\":" + SCHEMA
                                + "}}]"))
                .with("tool_choice", read("{\"type\":\"function\",\"function\":{\"name\":\"person\"}}"))
                .json());
        assertThat(tool(answer)).isEqualTo("person");
        assertPerson(arguments(answer).toString());
    }

    private static void assertPerson(String json) {
        JsonNode person = read(json);
        assertThat(person.path("name").asString("")).isNotBlank();
        assertThat(person.path("age").asInt()).isBetween(30, 40);
        assertThat(person.path("mood").asString("")).isIn("good", "bad");
        assertThat(person.path("tags").size()).isEqualTo(2);
    }

    private static void assertError(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        JsonNode error = answer.json().path("error");
        assertThat(error.path("message").asString("")).isNotBlank();
        assertThat(error.path("type").asString("")).isNotBlank();
        assertThat(error.has("param")).isTrue();
        assertThat(error.path("code").asString("")).isEqualTo(code);
    }

    private static String message(Answer answer) {
        return answer.json().path("error").path("message").asString("");
    }

    private static Answer post(String body) {
        return model.post("/v1/chat/completions", body);
    }

    private static JsonNode call(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("choices")
                .get(0)
                .path("message")
                .path("tool_calls")
                .path(0)
                .path("function");
    }

    private static String tool(Answer answer) {
        return call(answer).path("name").asString("");
    }

    private static JsonNode arguments(Answer answer) {
        return read(call(answer).path("arguments").asString(""));
    }

    private static String content(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("choices")
                .get(0)
                .path("message")
                .path("content")
                .asString("");
    }

    private static JsonNode read(String json) {
        return WireJson.mapper().readTree(json);
    }

    private static String design() {
        return """
                {"rows":40,"columns":[{"column_type":"sampler","name":"fine","sampler_type":"uniform",
                  "params":{"low":15,"high":250,"decimal_places":2}}]}""";
    }
}
