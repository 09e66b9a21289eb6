package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Job;
import dev.datawright.testsupport.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A conversation from the first words to the running job, in which agent-service dies at every write of its runs
/// (each node's border is one), and the bridge in every tool call: what comes out equals an undisturbed run.
class DeathsIT {

    private static final String OWNER = "ada";
    private static final String COLUMNS =
            "{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\"}],\"rows\":200}";

    private static final TestDatabase database = TestDatabase.fresh();
    private static final ScriptedModel model = ScriptedModel.start();
    private static final ScriptedBridge bridge = ScriptedBridge.start();
    private static RunningAgent agent = RunningAgent.start(database, model, bridge);

    @AfterAll
    static void stop() {
        agent.close();
        bridge.close();
        model.close();
    }

    /// What there is when the job runs.
    ///
    /// @param questions that reached the model
    record Outcome(
            JsonNode design,
            List<String> job,
            List<String> messages,
            List<String> lines,
            long tokens,
            int checkpoints,
            int questions) {

        boolean equalsBut(Outcome other, int questionsMore) {
            return withoutQuestions().equals(other.withoutQuestions()) && questions - other.questions == questionsMore;
        }

        private Outcome withoutQuestions() {
            return new Outcome(design, job, messages, lines, tokens, checkpoints, 0);
        }
    }

    @Test
    void endsAsIfNothingHadHappenedWhereverAProcessDies() {
        model.answersBy(DeathsIT::competent);
        Outcome undisturbed = play(death -> false);
        assertThat(undisturbed.questions()).isEqualTo(2);
        assertThat(undisturbed.job()).hasSize(1);

        int deaths = 0;
        int boughtTwice = 0;
        for (boolean after : List.of(false, true)) {
            boolean died = true;
            for (int write = 1; died; write++) {
                Guillotine guillotine = agent.diesAt(write, after);
                boolean[] fell = {false};
                Outcome outcome = play(conversation -> {
                    if (guillotine.hasFallen() && !fell[0]) {
                        fell[0] = true;
                        agent.crash();
                        agent = RunningAgent.start(database, model, bridge);
                    }
                    return fell[0];
                });
                guillotine.disarm();
                died = fell[0];
                deaths += died ? 1 : 0;
                // What had been received, and not been stored, is asked for again: only where the very write that
                // stores an answer does not come through.
                int more = outcome.questions() - undisturbed.questions();
                boughtTwice += more;
                assertThat(more).as("write %d", write).isBetween(0, after ? 0 : 1);
                assertThat(outcome.equalsBut(undisturbed, more))
                        .as(
                                "death %s write %d: %s, undisturbed %s",
                                after ? "after" : "before", write, outcome, undisturbed)
                        .isTrue();
            }
        }
        assertThat(deaths).isGreaterThanOrEqualTo(40);
        assertThat(boughtTwice).as("one write for each of the two answers").isLessThanOrEqualTo(2);

        deaths += bridgeDeaths(undisturbed);
        assertThat(deaths).isGreaterThanOrEqualTo(50);
    }

    private static int bridgeDeaths(Outcome undisturbed) {
        int deaths = 0;
        for (String tool : List.of("get_design", "set_columns", "preview_design", "estimate_job", "create_job")) {
            for (boolean after : List.of(false, true)) {
                bridge.diesAt(tool, after);
                Outcome outcome = play(conversation -> false);
                assertThat(bridge.hasDied()).isTrue();
                assertThat(outcome.equalsBut(undisturbed, 0))
                        .as(
                                "the bridge dies %s %s: %s, undisturbed %s",
                                after ? "after" : "before", tool, outcome, undisturbed)
                        .isTrue();
                deaths++;
            }
        }
        return deaths;
    }

    /// @param look called while something is waited for; looks whether the process is dead, and lets it rise
    private static Outcome play(Predicate<Conversation> look) {
        int before = model.questions().size();
        Conversation conversation = agent.converse(OWNER);
        agent.say(OWNER, conversation.id(), "200 fines");
        await(
                conversation,
                look,
                view -> view.proposal() != null && view.conversation().activeRunId() == null);
        JobProposal proposal =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        agent.answer(OWNER, conversation.id(), new AnswerProposal(proposal.interruptId(), UUID.randomUUID(), null));
        await(
                conversation,
                look,
                view -> view.jobId() != null && view.conversation().activeRunId() == null);
        Await.until(() -> usage(conversation) >= 36);
        return outcome(conversation, model.questions().size() - before);
    }

    private static void await(
            Conversation conversation, Predicate<Conversation> look, Predicate<ConversationView> condition) {
        Await.until(() -> {
            try {
                return condition.test(agent.view(OWNER, conversation.id()));
            } catch (AssertionError | IllegalStateException e) {
                // A dead process answers nobody, or that it cannot.
                return false;
            } finally {
                boolean unused = look.test(conversation);
            }
        });
    }

    private static Outcome outcome(Conversation conversation, int questions) {
        ConversationView view = agent.view(OWNER, conversation.id());
        ObjectNode design = bridge.designs().newest(conversation.designId()).deepCopy();
        design.remove("id");
        List<Job> jobs = bridge.jobs().values().stream()
                .filter(job -> job.spec().designId().equals(conversation.designId()))
                .toList();
        List<ToolLine> lines = agent.database()
                .sql("SELECT tool, state, text FROM agent.tool_line WHERE conversation_id = :id ORDER BY seq")
                .param("id", conversation.id())
                .query((row, number) -> new ToolLine(
                        "",
                        row.getString("tool"),
                        ToolLine.State.valueOf(row.getString("state")),
                        row.getString("text"),
                        null))
                .list();
        int checkpoints = agent.database()
                .sql("SELECT count(*) FROM agent.checkpoint WHERE thread_id IN"
                        + " (SELECT thread_id FROM agent.run WHERE conversation_id = :id)")
                .param("id", conversation.id())
                .query(Integer.class)
                .single();
        return new Outcome(
                design,
                jobs.stream()
                        .map(job -> job.spec().rows() + " rows of version "
                                + job.spec().version() + " from seed "
                                + job.spec().seed() + " for at most "
                                + job.spec().costCapUsd())
                        .toList(),
                view.messages().stream().map(Message::text).toList(),
                lines.stream()
                        .map(line -> line.tool() + " " + line.state() + " " + line.text())
                        .toList(),
                usage(conversation),
                checkpoints,
                questions);
    }

    /// Tokens in the bridge's ledger.
    private static long usage(Conversation conversation) {
        return bridge.usage().stream()
                .filter(report -> report.path("conversation_id")
                        .asString()
                        .equals(conversation.id().toString()))
                .mapToLong(report -> report.path("input_tokens").asLong()
                        + report.path("output_tokens").asLong())
                .sum();
    }

    private static ScriptedModel.Answer competent(JsonNode question) {
        JsonNode last = question.path("messages").path(question.path("messages").size() - 1);
        return last.path("role").asString().equals("tool")
                ? ScriptedModel.calling("propose_job", "{}")
                : ScriptedModel.calling("set_columns", COLUMNS, "preview_design", "{}");
    }
}
