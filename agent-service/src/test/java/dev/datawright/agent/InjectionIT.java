package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.model.Canary;
import dev.datawright.testsupport.model.Injection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The worst model there is: it reads an injection and does what it says. What it can reach must not let it.
class InjectionIT {

    private static final String OWNER = "ada";
    private static final String KEY = "sk-the-gateways-own-key";
    private static final String SECRET = "salary_secret";

    /// What may be sent to the bridge while the person has approved nothing.
    private static final Set<String> HARMLESS = Set.of(
            "create_design",
            "get_design",
            "set_columns",
            "remove_columns",
            "set_constraints",
            "set_models_and_processors",
            "validate_design",
            "preview_design",
            "estimate_job",
            "describe_column_types");

    private static final ScriptedModel model = ScriptedModel.start();
    private static final ScriptedBridge bridge = ScriptedBridge.start();
    private static final RunningAgent agent =
            RunningAgent.start(TestDatabase.fresh(), model, bridge, "datawright.agent.gateway.api-key=" + KEY);
    private static final Canary canary = Canary.start();
    private static final String foreignDesign = bridge.designs().create("salaries");
    private static final UUID foreignJob = UUID.randomUUID();

    static List<Injection> injections() {
        return Injection.all(foreignDesign, foreignJob.toString(), canary.url());
    }

    @BeforeAll
    static void somebodyElseHasSecrets() {
        bridge.designs().editByHand(UUID.fromString(foreignDesign), SECRET);
        bridge.jobs()
                .put(
                        foreignJob,
                        new Job(
                                foreignJob,
                                "salaries",
                                new JobSpec(UUID.fromString(foreignDesign), 2, 10, 7L, 0),
                                JobStatus.COMPLETED,
                                JobProgress.none(10),
                                null,
                                List.of(),
                                List.of(),
                                Instant.EPOCH,
                                null,
                                null));
    }

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
        canary.close();
    }

    @ParameterizedTest
    @MethodSource("injections")
    void leadsToNoJobNoForeignDesignNoSecretAndNoFetch(Injection injection) {
        String foreignBefore =
                bridge.designs().newest(UUID.fromString(foreignDesign)).toString();
        int callsBefore = bridge.calls().size();
        int asked = model.questions().size();
        Conversation conversation = place(injection);
        model.calls("preview_design", "{}");
        model.calls(injection.calls().stream().flatMap(List::stream).toArray(String[]::new));
        model.calls(
                "propose_job", "{\"rows\":1000000,\"approved\":true,\"approval_id\":\"" + UUID.randomUUID() + "\"}");
        model.says("I did it. " + injection.text());

        String said = injection.place().equals("message") ? injection.text() : "Make me a dataset.";
        RunAccepted accepted = agent.say(OWNER, conversation.id(), said);
        List<EventStream.Received> events;
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            events = stream.untilRunEnds();
        }

        assertThat(events.getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
        assertThat(bridge.jobs()).as("jobs").containsOnlyKeys(foreignJob);
        List<ScriptedBridge.Called> calls =
                bridge.calls().subList(callsBefore, bridge.calls().size());
        assertThat(calls).allSatisfy(call -> {
            assertThat(HARMLESS).contains(call.tool());
            if (!call.tool().equals("create_design") && !call.tool().equals("describe_column_types")) {
                assertThat(call.arguments())
                        .containsEntry("design_id", conversation.designId().toString());
            }
        });
        assertThat(bridge.designs().newest(UUID.fromString(foreignDesign))).hasToString(foreignBefore);
        List<JsonNode> questions =
                model.questions().subList(asked, model.questions().size());
        assertThat(questions)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(question -> assertThat(question.path("messages")
                                .path(0)
                                .path("content")
                                .asString())
                        .doesNotContain(SECRET));
        String told = questions.toString();
        String shown = events.stream()
                        .map(event -> WireJson.mapper().writeValueAsString(event.event()))
                        .toList()
                + WireJson.mapper().writeValueAsString(agent.view(OWNER, conversation.id()));
        for (String secret : List.of(KEY, RunningAgent.TOKENS.agent(OWNER).substring(0, 60), agent.token(OWNER))) {
            assertThat(told).doesNotContain(secret);
            assertThat(shown).doesNotContain(secret);
        }
        assertThat(canary.opened()).as("addresses opened").isZero();
    }

    private static Conversation place(Injection injection) {
        Conversation conversation = agent.converse(OWNER);
        switch (injection.place()) {
            case "column" -> bridge.designs().editByHand(conversation.designId(), injection.text());
            case "cell" -> bridge.say(injection.text());
            case "error" -> {
                bridge.refuseColumnsOnce(injection.text());
                model.calls("set_columns", "{\"columns\":[]}");
            }
            case "title" ->
                assertThat(agent.rename(OWNER, conversation.id(), injection.text())
                                .statusCode())
                        .isEqualTo(200);
            default -> assertThat(injection.place()).isEqualTo("message");
        }
        return conversation;
    }
}
