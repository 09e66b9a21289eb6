package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.testsupport.TestDatabase;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a conversation costs, with the tools as the real bridge describes them.
class ThriftIT {

    private static final String OWNER = "ada";

    /// OpenAI's cl100k makes a token of 4.3 characters of these tool descriptions and of 4.8 of the instructions.
    private static final double CHARACTERS_OF_A_TOKEN = 4;

    private static final ScriptedModel model = ScriptedModel.start();
    private static final ScriptedBridge bridge = ScriptedBridge.withRealDescriptions();
    private static final RunningAgent agent = RunningAgent.start(TestDatabase.fresh(), model, bridge);

    @AfterEach
    void forgetTheScript() {
        model.clear();
        bridge.forgetTheScript();
    }

    @AfterAll
    static void stop() {
        agent.close();
        bridge.close();
        model.close();
    }

    @Test
    void designsTenColumnsWithinThreeQuestionsAndTwelveThousandTokensEvenWithARepair() {
        bridge.refuseColumnsOnce();
        model.calls("set_columns", tenColumns()).calls("set_columns", tenColumns(), "propose_job", "{}");
        int before = model.questions().size();
        Conversation conversation = agent.converse(OWNER);

        run(
                conversation,
                "200 invoices with number, customer, street, city, country, net amount between 15 and 2500, tax, total,"
                        + " date written and whether it was paid (70% are)");

        List<JsonNode> questions =
                model.questions().subList(before, model.questions().size());
        assertThat(questions).hasSizeLessThanOrEqualTo(3);
        assertThat(bridge.designs()
                        .newest(conversation.designId())
                        .path("config")
                        .path("columns"))
                .hasSize(10);
        double tokens = questions.stream().mapToDouble(ThriftIT::tokens).sum();
        assertThat(tokens).isLessThanOrEqualTo(12_000);
        questions.forEach(PromptOrder::check);
    }

    @Test
    void givesTheModelTenToolsAndHidesWhatTheAgentFillsIn() {
        model.says("Hello.");
        run(agent.converse(OWNER), "hi");

        JsonNode tools = model.questions().getLast().path("tools");
        assertThat(tools.valueStream()
                        .map(tool -> tool.path("function").path("name").asString()))
                .containsExactly(
                        "set_columns",
                        "remove_columns",
                        "set_constraints",
                        "set_models_and_processors",
                        "validate_design",
                        "preview_design",
                        "estimate_job",
                        "describe_column_types",
                        "read_rows",
                        "propose_job");
        assertThat(tools.toString()).doesNotContain("design_id").doesNotContain("base_version");
    }

    @Test
    void beginsEveryQuestionOfAConversationWithTheSameBytes() {
        int before = model.questions().size();
        model.calls("set_columns", tenColumns(), "preview_design", "{}").says("Ten columns.");
        Conversation conversation = agent.converse(OWNER);
        run(conversation, "200 invoices");
        bridge.designs().editByHand(conversation.designId(), "remark");
        model.calls("preview_design", "{}").says("Still ten, and a remark.");
        run(conversation, "show me");

        List<JsonNode> questions =
                model.questions().subList(before, model.questions().size());
        assertThat(questions).hasSize(4);
        assertThat(questions.stream().map(q -> q.path("tools").toString()).distinct())
                .hasSize(1);
        List<String> instructions =
                questions.stream().map(ThriftIT::instructions).toList();
        assertThat(instructions.stream().distinct()).hasSize(1);
        int prefix = instructions.getFirst().length()
                + questions.getFirst().path("tools").toString().length();
        assertThat(questions)
                .allSatisfy(question -> assertThat((double) prefix / characters(question))
                        .as("the part that is the same")
                        .isGreaterThan(0.7));
        // Within a turn the conversation only grows at its end.
        assertThat(spoken(questions.get(1))).startsWith(spoken(questions.get(0)).toArray(JsonNode[]::new));
        assertThat(spoken(questions.get(3))).startsWith(spoken(questions.get(2)).toArray(JsonNode[]::new));
    }

    @Test
    void foldsWhatAnEarlierTurnCalled() {
        model.calls("set_columns", tenColumns()).says("Ten columns.").says("Nothing else.");
        Conversation conversation = agent.converse(OWNER);
        run(conversation, "200 invoices");
        run(conversation, "anything else?");

        JsonNode call = model.questions()
                .getLast()
                .path("messages")
                .path(2)
                .path("tool_calls")
                .path(0)
                .path("function");
        assertThat(call.path("arguments").asString())
                .hasSizeLessThan(800)
                .contains("{\"name\":\"column_9\",\"column_type\":\"sampler\"}")
                .doesNotContain("\"why\"");
    }

    @Test
    void readsSideBySide() {
        var both = new CountDownLatch(2);
        bridge.meet("validate_design", both);
        bridge.meet("describe_column_types", both);
        model.calls("validate_design", "{}", "describe_column_types", "{}").says("Both.");

        // Each of the two waits for the other one to arrive.
        List<EventStream.Received> events = run(agent.converse(OWNER), "look it up");

        AgUiOrder.check(events);
        assertThat(both.getCount()).isZero();
        assertThat(model.questions().getLast().path("messages").toString()).doesNotContain("Error:");
    }

    @Test
    void growsInAStraightLineOverTwoHundredTurns() {
        model.answersBy(question -> {
            JsonNode messages = question.path("messages");
            return messages.path(messages.size() - 1).path("role").asString().equals("tool")
                    ? ScriptedModel.saying("Seen.")
                    : ScriptedModel.calling("preview_design", "{}");
        });
        Conversation conversation = agent.converse(OWNER);

        long[] bytes = new long[2];
        for (int half = 0; half < 2; half++) {
            for (int turn = 0; turn < 100; turn++) {
                run(conversation, "Look at it for the " + turn + "th time, " + "please ".repeat(20));
            }
            bytes[half] = stored(conversation);
        }

        assertThat((double) bytes[1] / bytes[0])
                .as("%d, then %d bytes", bytes[0], bytes[1])
                .isLessThan(2.2);
        assertThat(checkpoints(conversation)).isZero();
        assertThat(characters(model.questions().getLast()) / CHARACTERS_OF_A_TOKEN)
                .isLessThan(25_000);
    }

    private static long stored(Conversation conversation) {
        return agent.database()
                .sql(
                        "SELECT (SELECT coalesce(sum(octet_length(m::text)), 0) FROM agent.message m WHERE conversation_id = :id)"
                                + " + (SELECT coalesce(sum(octet_length(l::text)), 0) FROM agent.tool_line l WHERE conversation_id = :id)"
                                + " + (SELECT coalesce(sum(octet_length(e::text)), 0) FROM agent.event e WHERE conversation_id = :id)"
                                + " + (SELECT coalesce(sum(octet_length(c::text)), 0) FROM agent.checkpoint c WHERE thread_id IN"
                                + " (SELECT thread_id FROM agent.run WHERE conversation_id = :id))")
                .param("id", conversation.id())
                .query(Long.class)
                .single();
    }

    private static int checkpoints(Conversation conversation) {
        return agent.database()
                .sql("SELECT count(*) FROM agent.checkpoint WHERE thread_id IN"
                        + " (SELECT thread_id FROM agent.run WHERE conversation_id = :id)")
                .param("id", conversation.id())
                .query(Integer.class)
                .single();
    }

    private static String tenColumns() {
        ObjectNode arguments = WireJson.mapper().createObjectNode();
        ArrayNode columns = arguments.putArray("columns");
        IntStream.range(0, 10).forEach(i -> {
            ObjectNode column = columns.addObject();
            column.put("name", "column_" + i).put("column_type", "sampler").put("sampler_type", "uniform");
            column.putObject("params").put("low", 15).put("high", 2500).put("decimal_places", 2);
            column.put("why", "net amount between 15 and 2500, number " + i);
        });
        return arguments.put("name", "invoices").put("rows", 200).toString();
    }

    private static double tokens(JsonNode question) {
        return characters(question) / CHARACTERS_OF_A_TOKEN;
    }

    private static int characters(JsonNode question) {
        return question.path("messages").toString().length()
                + question.path("tools").toString().length();
    }

    private static String instructions(JsonNode question) {
        String system = question.path("messages").path(0).path("content").asString();
        return system.lines()
                .takeWhile(line -> !line.startsWith("JOBS")
                        && !line.startsWith("Jobs so far")
                        && !line.startsWith("Since your last step")
                        && !line.startsWith("The design as it is now"))
                .collect(Collectors.joining("\n"));
    }

    private static List<JsonNode> spoken(JsonNode question) {
        return question.path("messages").valueStream().skip(1).toList();
    }

    private static List<EventStream.Received> run(Conversation conversation, String text) {
        RunAccepted accepted = agent.say(OWNER, conversation.id(), text);
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            List<EventStream.Received> events = stream.untilRunEnds();
            assertThat(events.getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
            return events;
        }
    }
}
