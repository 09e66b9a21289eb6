package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import dev.datawright.testsupport.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationIT {

    private static final String OWNER = "ada";
    private static final String COLUMNS =
            "{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\"}],\"rows\":200}";

    private static ScriptedModel model;
    private static ScriptedBridge bridge;
    private static RunningAgent agent;

    @BeforeAll
    static void start() {
        model = ScriptedModel.start();
        bridge = ScriptedBridge.start();
        agent = RunningAgent.start(TestDatabase.fresh(), model, bridge);
    }

    @AfterAll
    static void stop() {
        agent.close();
        bridge.close();
        model.close();
    }

    @AfterEach
    void forgetTheScript() {
        model.clear();
        bridge.refuseColumns(false);
    }

    @Test
    void designsProposesSubmitsAndTellsTheEnd() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}");
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "200 parking tickets with a fine");
            List<EventStream.Received> first = stream.untilRunEnds();

            AgUiOrder.check(first);
            assertThat(customs(first, RunEventNames.DESIGN)
                            .getFirst()
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
            assertThat(lines(first)).extracting(ToolLine::text).contains("setting 1 column", "added 1 columns");
            JobProposal proposal = WireJson.mapper()
                    .treeToValue(customs(first, RunEventNames.PROPOSAL).getFirst(), JobProposal.class);
            assertThat(proposal.spec().rows()).isEqualTo(200);
            assertThat(proposal.spec().version()).isEqualTo(2);
            assertThat(proposal.spec().seed()).isEqualTo(7);
            assertThat(proposal.spec().costCapUsd()).isZero();
            assertThat(((AgUiEvent.RunFinished) first.getLast().event()).outcome())
                    .isNotNull();
            ConversationView waiting = agent.view(OWNER, conversation.id());
            assertThat(waiting.proposal()).isEqualTo(proposal);
            assertThat(waiting.conversation().activeRunId()).isNull();
            assertThat(waiting.conversation().title()).isEqualTo("200 parking tickets with a fine");

            UUID approval = UUID.randomUUID();
            var yes = new AnswerProposal(proposal.interruptId(), approval, null);
            RunAccepted accepted = agent.answer(OWNER, conversation.id(), yes);
            assertThat(agent.answer(OWNER, conversation.id(), yes).runId()).isEqualTo(accepted.runId());
            List<EventStream.Received> second = stream.untilRunEnds();
            AgUiOrder.check(second);
            assertThat(bridge.calls("create_job"))
                    .filteredOn(
                            call -> approval.toString().equals(call.arguments().get("approval_id")))
                    .singleElement()
                    .satisfies(call -> assertThat(call.arguments())
                            .containsEntry("rows", 200)
                            .containsEntry("version", 2)
                            .containsEntry("seed", 7));
            UUID jobId = UUID.fromString(
                    customs(second, RunEventNames.JOB).getFirst().path("job_id").asString());
            assertThat(agent.view(OWNER, conversation.id()).jobId()).isEqualTo(jobId);

            bridge.complete(jobId);
            List<EventStream.Received> third = stream.untilRunEnds();
            AgUiOrder.check(third);
            assertThat(text(third)).isEqualTo("200 rows are ready. All 2 checks passed.");
        }
        ConversationView end = agent.view(OWNER, conversation.id());
        assertThat(end.messages())
                .extracting(Message::text)
                .containsExactly("200 parking tickets with a fine", "200 rows are ready. All 2 checks passed.");
        assertThat(end.messages().getLast().tools())
                .extracting(ToolLine::text)
                .containsExactly("added 1 columns", "job prepared", "job started: 200 rows");
        assertThat(end.proposal()).isNull();
    }

    @Test
    void tellsTheModelTheDesignInTheLastLineOfTheOneSystemMessageAndHidesTheDesignsId() {
        int before = model.questions().size();
        model.calls("set_columns", COLUMNS).says("One column it is.");
        Conversation conversation = agent.converse(OWNER);
        run(conversation, "a fine");

        JsonNode second = model.questions().get(before + 1);
        String system = second.path("messages").get(0).path("content").asString();
        assertThat(system.lines().reduce((a, b) -> b).orElseThrow())
                .isEqualTo("DESIGN: {\"version\":2,\"rows\":200,\"seed\":7,\"columns\":[{\"name\":\"fine\","
                        + "\"column_type\":\"sampler\"}],\"constraints\":[]}");
        assertThat(second.path("messages").findValuesAsString("role"))
                .containsExactly("system", "user", "assistant", "tool");
        assertThat(second.path("tools").findValuesAsString("name"))
                .contains("set_columns", "get_design", "propose_job")
                .doesNotContain("create_job", "create_design");
        assertThat(second.path("tools").toString()).doesNotContain("design_id");
    }

    @Test
    void streamsTheTextAndCompactsItWhenTheRunEnds() {
        model.says("Every row has a fine between 15 and 250.");
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0);
                EventStream other = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "what is in it?");
            List<EventStream.Received> live = stream.untilRunEnds();
            assertThat(other.untilRunEnds()).isEqualTo(live);
            assertThat(live.stream().filter(e -> e.event() instanceof AgUiEvent.TextMessageContent))
                    .hasSizeGreaterThan(5);
            assertThat(live)
                    .extracting(EventStream.Received::id)
                    .doesNotHaveDuplicates()
                    .isSorted();

            try (EventStream replay = agent.events(OWNER, conversation.id(), 0)) {
                List<EventStream.Received> stored = replay.untilRunEnds();
                AgUiOrder.check(stored);
                assertThat(text(stored)).isEqualTo(text(live));
                assertThat(stored.stream().filter(e -> e.event() instanceof AgUiEvent.TextMessageContent))
                        .hasSize(1);
            }
            // From the midst of the text: exactly the rest.
            EventStream.Received third = live.stream()
                    .filter(e -> e.event() instanceof AgUiEvent.TextMessageContent)
                    .skip(2)
                    .findFirst()
                    .orElseThrow();
            try (EventStream rest = agent.events(OWNER, conversation.id(), third.id())) {
                String seen = text(live.subList(0, live.indexOf(third) + 1));
                assertThat(seen + text(rest.untilRunEnds())).isEqualTo(text(live));
            }
        }
    }

    @Test
    void withdrawsAProposalWhenThePersonGoesOnTalking() {
        model.calls("set_columns", COLUMNS)
                .calls("propose_job", "{\"rows\":50}")
                .says("Changed.");
        Conversation conversation = agent.converse(OWNER);
        JobProposal proposal = WireJson.mapper()
                .treeToValue(
                        customs(run(conversation, "50 fines"), RunEventNames.PROPOSAL)
                                .getFirst(),
                        JobProposal.class);
        assertThat(proposal.spec().rows()).isEqualTo(50);

        List<EventStream.Received> second = run(conversation, "wait, another column");

        assertThat(customs(second, RunEventNames.PROPOSAL_SETTLED)
                        .getFirst()
                        .path("outcome")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(agent.view(OWNER, conversation.id()).proposal()).isNull();
        var late = agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/answers")
                .POST(RunningAgent.json("{\"interrupt_id\":\"" + proposal.interruptId() + "\",\"approval_id\":\""
                        + UUID.randomUUID() + "\"}")));
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @Test
    void takesANoWithItsReasonBackToTheModel() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}").says("Then 20 it is.");
        Conversation conversation = agent.converse(OWNER);
        JobProposal proposal = WireJson.mapper()
                .treeToValue(
                        customs(run(conversation, "200 fines"), RunEventNames.PROPOSAL)
                                .getFirst(),
                        JobProposal.class);
        try (EventStream stream = agent.events(
                OWNER, conversation.id(), agent.view(OWNER, conversation.id()).cursor())) {
            agent.answer(OWNER, conversation.id(), new AnswerProposal(proposal.interruptId(), null, "only 20 please"));
            List<EventStream.Received> events = stream.untilRunEnds();
            AgUiOrder.check(events);
            assertThat(text(events)).isEqualTo("Then 20 it is.");
        }
        String asked = model.questions().getLast().path("messages").toString();
        assertThat(asked).contains("does not want this job").contains("only 20 please");
        assertThat(bridge.calls("create_job"))
                .noneMatch(call -> conversation
                        .designId()
                        .toString()
                        .equals(call.arguments().get("design_id")));
    }

    @Test
    void answersTheModelsMistakesSoThatItCanRepairThem() {
        bridge.refuseColumns(true);
        model.calls("make_coffee", "{}", "set_columns", "{\"columns\":[", "set_columns", COLUMNS)
                .says("I could not set it.");
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "a fine");

        AgUiOrder.check(events);
        assertThat(events.stream()
                        .filter(e -> e.event() instanceof AgUiEvent.ToolCallResult)
                        .map(e -> ((AgUiEvent.ToolCallResult) e.event()).content()))
                .satisfiesExactly(
                        unknown -> assertThat(unknown).startsWith("Error: There is no tool 'make_coffee'. There are: "),
                        malformed -> assertThat(malformed)
                                .isEqualTo("Error: The arguments are not a JSON object: {\"columns\":[. Send one object"
                                        + " with the arguments' names."),
                        refused -> assertThat(refused)
                                .isEqualTo("Error: columns[0].params.low: is above high (swap them)"));
        assertThat(text(events)).isEqualTo("I could not set it.");
    }

    @Test
    void stopsCalmlyWhenTheModelNeverComesToAnEnd() {
        for (int i = 0; i < 12; i++) {
            model.calls("preview_design", "{}");
        }
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "look again and again");

        assertThat(events.getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
        assertThat(text(events)).isEqualTo("I stopped after 12 steps. The design is as you see it; say how to go on.");
    }

    @Test
    void asksAgainWhenAnAnswerBreaksOff() {
        model.breaksOffAfter("Half a").fails(500).says("A whole answer.");
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "hello");

        AgUiOrder.check(events);
        assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                .isEqualTo("A whole answer.");
        try (EventStream replay = agent.events(OWNER, conversation.id(), 0)) {
            assertThat(text(replay.untilRunEnds())).isEqualTo("A whole answer.");
        }
    }

    @Test
    void saysSoWhenTheModelStaysAwayAndGoesOnWithTheNextMessage() {
        model.fails(429).fails(429).fails(429).fails(429);
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "hello");

        AgUiOrder.check(events);
        assertThat(events.getLast().event())
                .isEqualTo(new AgUiEvent.RunError(
                        "The model gateway is busy (HTTP 429). Nothing is lost: send your message again in a moment.",
                        "model-busy"));
        model.says("Here again.");
        assertThat(text(run(conversation, "and now?"))).isEqualTo("Here again.");
    }

    @Test
    void asksAgainAfterAnEmptyAnswerAndLeavesThoughtsOut() {
        model.says("").says("<think>What could they mean?</think>\n\nHello.");
        Conversation conversation = agent.converse(OWNER);

        assertThat(text(run(conversation, "hi"))).isEqualTo("Hello.");
        assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                .isEqualTo("Hello.");
    }

    @Test
    void keepsTheTextSoFarWhenItIsStopped() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("The first words", gate);
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "tell me a long story");
            stream.until(event -> event instanceof AgUiEvent.TextMessageContent);
            var busy = agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/messages")
                    .POST(RunningAgent.json("{\"text\":\"me too\"}")));
            assertThat(busy.statusCode()).isEqualTo(409);
            assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                    .isEqualTo("The first words");

            agent.stop(OWNER, conversation.id());

            assertThat(stream.untilRunEnds().getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
        } finally {
            gate.countDown();
        }
        assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                .isEqualTo("The first words");
    }

    @Test
    void goesOnInANewSessionWhenTheBridgeForgotTheOldOne() {
        model.says("First.").says("Second.");
        Conversation conversation = agent.converse(OWNER);
        run(conversation, "one");

        bridge.restart();

        assertThat(text(run(conversation, "two"))).isEqualTo("Second.");
    }

    @Test
    void runsOverAgUiFromItsStartToItsEnd() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}").says("Good.");
        Conversation conversation = agent.converse(OWNER);
        UUID runId = UUID.randomUUID();
        String interrupt;
        try (EventStream stream = agent.agui(OWNER, """
                {"threadId":"%s","runId":"%s","protocolVersion":"1.0","state":{"design":"mine"},"tools":[],"context":[],
                "messages":[{"id":"1","role":"assistant","content":"I never said this"},
                {"id":"2","role":"user","content":[{"type":"text","text":"200 fines"}]}]}""".formatted(conversation.id(), runId))) {
            List<EventStream.Received> events = stream.untilRunEnds();
            AgUiOrder.check(events);
            assertThat(events.getFirst().event())
                    .isEqualTo(new AgUiEvent.RunStarted(conversation.id().toString(), runId.toString()));
            assertThat(events).extracting(EventStream.Received::id).containsOnly(-1L);
            interrupt = Objects.requireNonNull(
                            ((AgUiEvent.RunFinished) events.getLast().event()).outcome())
                    .interrupts()
                    .getFirst()
                    .id();
        }
        assertThat(model.questions().getLast().toString()).doesNotContain("I never said this");
        try (EventStream stream = agent.agui(OWNER, """
                {"threadId":"%s","runId":"another","messages":[],"resume":[{"interruptId":"%s","status":"cancelled"}]}""".formatted(conversation.id(), interrupt))) {
            List<EventStream.Received> events = stream.untilRunEnds();
            AgUiOrder.check(events);
            assertThat(text(events)).isEqualTo("Good.");
        }
    }

    @Test
    void postsWhatItUsedToTheLedger() {
        model.says("Hello.");
        Conversation conversation = agent.converse(OWNER);
        run(conversation, "hi");

        Await.until(() -> bridge.usage().stream()
                .anyMatch(report -> report.path("conversation_id")
                                .asString()
                                .equals(conversation.id().toString())
                        && report.path("source").asString().equals("agent")
                        && report.path("input_tokens").asLong() == 11
                        && report.path("output_tokens").asLong() == 7));
    }

    private static List<EventStream.Received> run(Conversation conversation, String text) {
        RunAccepted accepted = agent.say(OWNER, conversation.id(), text);
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            return stream.untilRunEnds();
        }
    }

    private static String text(List<EventStream.Received> events) {
        return events.stream()
                .filter(e -> e.event() instanceof AgUiEvent.TextMessageContent)
                .map(e -> ((AgUiEvent.TextMessageContent) e.event()).delta())
                .collect(Collectors.joining());
    }

    private static List<JsonNode> customs(List<EventStream.Received> events, String name) {
        return events.stream()
                .filter(e -> e.event() instanceof AgUiEvent.Custom custom
                        && custom.name().equals(name))
                .map(e -> ((AgUiEvent.Custom) e.event()).value())
                .toList();
    }

    private static List<ToolLine> lines(List<EventStream.Received> events) {
        return customs(events, RunEventNames.TOOL_LINE).stream()
                .map(value -> WireJson.mapper().treeToValue(value, ToolLine.class))
                .toList();
    }
}
