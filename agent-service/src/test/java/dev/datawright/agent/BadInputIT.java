package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused, and in which words.
class BadInputIT extends WithAgent {

    private static final String JSON = "application/json";
    private static final String NOT_TAKEN = "The body is not the JSON this call takes: ";
    private static final UUID UNKNOWN = new UUID(1, 2);
    private static final String AN_ID = "an id such as 123e4567-e89b-12d3-a456-426614174000.";

    /// A request that is refused.
    ///
    /// @param path `~` stands for an existing conversation
    /// @param type content type; empty for none
    /// @param detail the whole sentence
    record Bad(String what, String method, String path, String type, String body, int status, String detail) {

        static Bad post(String what, String path, String body, int status, String detail) {
            return new Bad(what, "POST", path, JSON, body, status, detail);
        }

        static Bad get(String what, String path, int status, String detail) {
            return new Bad(what, "GET", path, "", "", status, detail);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(messages(), bodies(), ids(), proposals(), lists(), agui())
                .flatMap(List::stream);
    }

    private static List<Bad> messages() {
        String tooLong =
                "The text has %d characters; at most 20,000 are taken. Say it shorter, or in several messages.";
        return List.of(
                Bad.post("no text", "~/messages", "{\"text\":\"\"}", 400, empty()),
                Bad.post("blank text", "~/messages", "{\"text\":\" \\n\\t \"}", 400, empty()),
                Bad.post(
                        "a character too many", "~/messages", text("x".repeat(20_001)), 400, tooLong.formatted(20_001)),
                Bad.post("50,000 characters", "~/messages", text("ä".repeat(50_000)), 400, tooLong.formatted(50_000)),
                Bad.post(
                        "5 MB",
                        "~/messages",
                        text("x".repeat(5_000_000)),
                        413,
                        "The body is larger than 4 MiB. Send less at once."),
                Bad.post(
                        "a fork without text",
                        "~/fork",
                        "{\"message_id\":\"" + UNKNOWN + "\",\"text\":\"\"}",
                        400,
                        empty()),
                new Bad(
                        "a blank title",
                        "PATCH",
                        "~",
                        JSON,
                        "{\"title\":\"  \"}",
                        400,
                        "A title has 1 to 200 characters; this one has 0."),
                new Bad(
                        "a long title",
                        "PATCH",
                        "~",
                        JSON,
                        "{\"title\":\"" + "x".repeat(201) + "\"}",
                        400,
                        "A title has 1 to 200 characters; this one has 201."));
    }

    private static List<Bad> bodies() {
        return List.of(
                Bad.post("no body", "~/messages", "", 400, NOT_TAKEN + "it is empty. Send a JSON object."),
                Bad.post("null", "~/messages", "null", 400, NOT_TAKEN + "it is empty. Send a JSON object."),
                Bad.post("no JSON", "~/messages", "hello", 400, NOT_TAKEN + "it is no JSON at line 1, column 1."),
                Bad.post(
                        "half a JSON",
                        "~/messages",
                        "{\"text\":",
                        400,
                        NOT_TAKEN + "it is no JSON at line 1, column 9."),
                Bad.post("a list", "~/messages", "[\"text\"]", 400, NOT_TAKEN + "it is no JSON object."),
                Bad.post("an absent field", "~/messages", "{}", 400, NOT_TAKEN + "`text` is missing."),
                Bad.post("a null field", "~/messages", "{\"text\":null}", 400, NOT_TAKEN + "`text` is missing."),
                Bad.post(
                        "a number for a text",
                        "~/messages",
                        "{\"text\":5}",
                        400,
                        NOT_TAKEN + "`text` is of the wrong type; it is a text."),
                Bad.post(
                        "an object for a text",
                        "~/messages",
                        "{\"text\":{\"a\":1}}",
                        400,
                        NOT_TAKEN + "`text` is of the wrong type; it is a text."),
                Bad.post(
                        "a word for an id",
                        "~/answers",
                        "{\"interrupt_id\":\"mine\"}",
                        400,
                        NOT_TAKEN + "`interrupt_id` is of the wrong type; it is " + AN_ID),
                Bad.post("an absent id", "~/fork", "{\"text\":\"x\"}", 400, NOT_TAKEN + "`message_id` is missing."),
                new Bad(
                        "another content type",
                        "POST",
                        "~/messages",
                        "text/plain",
                        "hello",
                        415,
                        "The content type text/plain is not supported here. Send application/json."),
                new Bad(
                        "a form",
                        "POST",
                        "~/answers",
                        "application/x-www-form-urlencoded",
                        "interrupt_id=1",
                        415,
                        "The content type application/x-www-form-urlencoded is not supported here. Send"
                                + " application/json."),
                new Bad("another method", "PUT", "~", JSON, "{}", 405, "Method 'PUT' is not supported."));
    }

    private static List<Bad> ids() {
        String unknown = "There is no conversation " + UNKNOWN + ". GET /api/agent/conversations lists yours.";
        return List.of(
                Bad.get("an unknown conversation", "/" + UNKNOWN, 404, unknown),
                Bad.post("a message to nowhere", "/" + UNKNOWN + "/messages", text("hi"), 404, unknown),
                Bad.post(
                        "a fork of nothing",
                        "/" + UNKNOWN + "/fork",
                        "{\"message_id\":\"" + UNKNOWN + "\",\"text\":\"x\"}",
                        404,
                        unknown),
                new Bad("an unknown one to delete", "DELETE", "/" + UNKNOWN, "", "", 404, unknown),
                Bad.get("an id that is none", "/mine", 404, "There is nothing with the id 'mine'."),
                Bad.post("a stop of no id", "/mine/stop", "", 404, "There is nothing with the id 'mine'."),
                new Bad(
                        "a waiting message that is none",
                        "DELETE",
                        "~/queue/first",
                        "",
                        "",
                        404,
                        "There is nothing with the id 'first'."),
                Bad.get(
                        "an unknown path",
                        "~/nothing",
                        404,
                        "There is nothing at /api/agent/conversations/~/nothing."));
    }

    private static List<Bad> proposals() {
        return List.of(
                Bad.post(
                        "an answer to no question",
                        "~/answers",
                        "{\"interrupt_id\":\"" + UNKNOWN + "\"}",
                        404,
                        "There is no question " + UNKNOWN + " in this conversation."),
                Bad.post(
                        "a yes to no question",
                        "~/answers",
                        "{\"interrupt_id\":\"" + UNKNOWN + "\",\"approval_id\":\"" + UNKNOWN + "\"}",
                        404,
                        "There is no question " + UNKNOWN + " in this conversation."));
    }

    private static List<Bad> lists() {
        return List.of(
                Bad.get("no page", "?limit=0", 400, "limit is 0; it is from 1 to 200."),
                Bad.get("a huge page", "?limit=201", 400, "limit is 201; it is from 1 to 200."),
                Bad.get("a word for a number", "?limit=many", 400, "'limit' cannot be 'many': it is a number."),
                Bad.get(
                        "a page that was never given",
                        "?after=x",
                        400,
                        "'after' is not the 'next' of a page of conversations. Leave it out for the first page."),
                Bad.get(
                        "a long search",
                        "?q=" + "x".repeat(201),
                        400,
                        "q has 201 characters; at most 200 are taken. Search for less."),
                Bad.get(
                        "a cursor that is none",
                        "~/events?after=soon",
                        400,
                        "The cursor is 'soon'; it is a number from 0 on, taken from an event's id."));
    }

    private static List<Bad> agui() {
        return List.of(
                Bad.post(
                        "AG-UI without a thread",
                        "agui",
                        "{\"messages\":[]}",
                        404,
                        "There is no conversation 'null'. threadId is the id of a conversation; POST"
                                + " /api/agent/conversations makes one."),
                Bad.post(
                        "AG-UI without a message",
                        "agui",
                        "{\"threadId\":\"~\",\"messages\":[]}",
                        400,
                        "A run needs a message of the user as the last of `messages`, or `resume`."),
                Bad.post(
                        "AG-UI with an empty message",
                        "agui",
                        "{\"threadId\":\"~\",\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}",
                        400,
                        empty()),
                Bad.post(
                        "AG-UI with a text for messages",
                        "agui",
                        "{\"threadId\":\"~\",\"messages\":\"hello\"}",
                        400,
                        NOT_TAKEN + "`messages` is of the wrong type; it is a list."),
                Bad.post(
                        "AG-UI with a question that is none",
                        "agui",
                        "{\"threadId\":\"~\",\"resume\":[{\"interruptId\":\"mine\"}]}",
                        400,
                        "resume[0].interruptId is missing, or not the id of a question."),
                Bad.post(
                        "AG-UI with an approval that is none",
                        "agui",
                        "{\"threadId\":\"~\",\"resume\":[{\"interruptId\":\"" + UNKNOWN
                                + "\",\"payload\":{\"approval_id\":\"mine\"}}]}",
                        400,
                        "resume[0].payload.approval_id is 'mine'; it is the id of an approval of the bridge."),
                Bad.post(
                        "AG-UI with an answer that is neither yes nor no",
                        "agui",
                        "{\"threadId\":\"~\",\"resume\":[{\"interruptId\":\"" + UNKNOWN
                                + "\",\"status\":\"resolved\",\"payload\":{\"approved\":true}}]}",
                        400,
                        "resume[0] says neither yes nor no. A yes is `payload: {\"approval_id\": …}` with an approval"
                                + " that POST /api/bridge/approvals issued; a no is the status `cancelled`, or"
                                + " `payload: {\"reason\": …}`."),
                Bad.post(
                        "AG-UI with a picture",
                        "agui",
                        "{\"threadId\":\"~\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\"}]}]}",
                        400,
                        "A part of the message is of the type 'image'; only texts are taken."),
                Bad.post("AG-UI without JSON", "agui", "hello", 400, NOT_TAKEN + "it is no JSON at line 1, column 1."));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedInWords(Bad bad) {
        String id = agent.converse(OWNER).id().toString();
        String path =
                bad.path().equals("agui") ? "/api/agent/agui" : "/api/agent/conversations" + slashed(bad.path(), id);
        HttpRequest.Builder request = agent.request(OWNER, path);
        if (!bad.type().isEmpty()) {
            request.setHeader("Content-Type", bad.type());
        }

        HttpResponse<String> response = agent.send(
                request.method(bad.method(), RunningAgent.json(bad.body().replace("~", id))));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(bad.status());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem(response).detail()).isEqualTo(bad.detail().replace("~", id));
        assertThat(problem(response).status()).isEqualTo(bad.status());
        assertThat(agent.view(OWNER, UUID.fromString(id)).messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script> <img src=x onerror=alert(1)>",
                "{{ 7 * 7 }} {% for x in range(9) %}{{ x }}{% endfor %} ${7*7} #{7*7}",
                "'; DROP TABLE agent.message; --",
                "zero \u0000 byte, \ud83d\ude80 and \u202e reversed",
            })
    void keepsSignsOfOtherLanguagesAsTheyAre(String text) {
        model.says(text);
        Conversation conversation = agent.converse(OWNER);

        run(conversation, text);

        assertThat(agent.view(OWNER, conversation.id()).messages())
                .extracting(Message::text)
                .containsOnly(text.replace("\u0000", ""));
    }

    @Test
    void saysThatAQuestionIsSettled() {
        Conversation conversation = proposed();
        JobProposal job =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        model.says("As you like.");
        assertThat(answer(conversation, "{\"interrupt_id\":\"" + job.interruptId() + "\"}")
                        .statusCode())
                .isEqualTo(202);

        HttpResponse<String> late = answer(
                conversation, "{\"interrupt_id\":\"" + job.interruptId() + "\",\"approval_id\":\"" + UNKNOWN + "\"}");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(problem(late).detail())
                .isEqualTo("This question is settled already: rejected. Ask the agent for a new proposal.");
        Await.until(() -> agent.view(OWNER, conversation.id()).conversation().activeRunId() == null);
    }

    private static HttpResponse<String> answer(Conversation conversation, String body) {
        return agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/answers")
                .POST(RunningAgent.json(body)));
    }

    private static String slashed(String path, String id) {
        return path.startsWith("~") ? path.replaceFirst("~", "/" + id) : path;
    }

    private static String empty() {
        return "The text is empty. Say what the dataset should hold.";
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }
}
