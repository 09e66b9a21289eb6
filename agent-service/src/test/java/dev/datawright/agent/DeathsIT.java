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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A conversation from the first words to the running job, in which agent-service dies at every write of its runs
/// (each node's border is one), and the bridge in every tool call: what comes out equals an undisturbed run.
class DeathsIT {

    private static final int AT_ONCE = 6;
    private static final String OWNER = "ada";
    private static final String COLUMNS =
            "{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\"}],\"rows\":200}";

    private static final TestDatabase database = TestDatabase.fresh();
    private static final ScriptedModel model = ScriptedModel.start();
    private static final ScriptedBridge bridge = ScriptedBridge.start();
    private static RunningAgent agent = start();

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

        Outcome withQuestions(int number) {
            return new Outcome(design, job, messages, lines, tokens, checkpoints, number);
        }
    }

    /// What a conversation is at in the middle of a process's death.
    private record Played(Conversation conversation, UUID runId) {}

    @Test
    void endsAsIfNothingHadHappenedWhereverAProcessDies() {
        model.answersBy(DeathsIT::competent);
        Played message = says();
        proposed(message);
        Played answer = approves(message.conversation());
        Outcome undisturbed = ends(answer.conversation());
        int messageWrites = agent.guillotine().writes(message.runId().toString());
        int answerWrites = agent.guillotine().writes(answer.runId().toString());
        assertThat(undisturbed.questions()).isEqualTo(2);
        assertThat(undisturbed.job()).hasSize(1);

        int boughtTwice = 0;
        List<List<Guillotine.Place>> inMessages = batches(messageWrites);
        List<List<Guillotine.Place>> inAnswers = batches(answerWrites);
        for (List<Guillotine.Place> places : inMessages) {
            boughtTwice += die(places, false, undisturbed);
        }
        for (List<Guillotine.Place> places : inAnswers) {
            boughtTwice += die(places, true, undisturbed);
        }
        // What had been received, and not been stored, is asked for again: only where the very write that stores an
        // answer does not come through.
        assertThat(boughtTwice).as("two answers, each lost once with its write").isLessThanOrEqualTo(2);
        int deaths = 2 * (messageWrites + answerWrites) + bridgeDeaths(undisturbed);
        assertThat(deaths).isGreaterThanOrEqualTo(50);
    }

    /// Before and after each write, some at a time: each of them holds a connection.
    private static List<List<Guillotine.Place>> batches(int writes) {
        List<Guillotine.Place> places = new ArrayList<>();
        for (int write = 1; write <= writes; write++) {
            places.add(new Guillotine.Place(write, false));
            places.add(new Guillotine.Place(write, true));
        }
        List<List<Guillotine.Place>> batches = new ArrayList<>();
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            batches.add(places.subList(from, Math.min(places.size(), from + AT_ONCE)));
        }
        return batches;
    }

    /// Conversations that each stand at one of these places when the process dies.
    ///
    /// @return how many questions were asked more than without a death
    private static int die(List<Guillotine.Place> places, boolean answering, Outcome undisturbed) {
        List<Conversation> conversations = new ArrayList<>();
        Guillotine guillotine = agent.guillotine();
        List<Played> proposals = new ArrayList<>();
        for (int i = 0; answering && i < places.size(); i++) {
            Played played = says();
            proposed(played);
            proposals.add(played);
        }
        for (int i = 0; i < places.size(); i++) {
            guillotine.holdNext(places.get(i));
            Played played = answering ? approves(proposals.get(i).conversation()) : says();
            Await.until(guillotine::isAssigned);
            conversations.add(played.conversation());
        }
        Await.until(() -> guillotine.held() == places.size());
        agent.crash();
        agent = start();
        // Nobody renews them any more; waiting for their end would only take time.
        agent.database()
                .sql("UPDATE agent.run SET lease_until = now() WHERE state = 'running'")
                .update();
        int more = 0;
        for (int i = 0; i < places.size(); i++) {
            Conversation conversation = conversations.get(i);
            if (!answering) {
                proposed(new Played(conversation, conversation.id()));
                var unused = approves(conversation);
            }
            Outcome outcome = ends(conversation);
            int asked = outcome.questions() - undisturbed.questions();
            more += asked;
            assertThat(asked).as("%s", places.get(i)).isBetween(0, places.get(i).after() ? 0 : 1);
            assertThat(outcome.withQuestions(0))
                    .as("a death at %s in %s", places.get(i), answering ? "the answer" : "the message")
                    .isEqualTo(undisturbed.withQuestions(0));
        }
        return more;
    }

    private static int bridgeDeaths(Outcome undisturbed) {
        int deaths = 0;
        for (String tool : List.of("get_design", "set_columns", "preview_design", "estimate_job", "create_job")) {
            for (boolean after : List.of(false, true)) {
                bridge.diesAt(tool, after);
                Played played = says();
                proposed(played);
                var unused = approves(played.conversation());
                assertThat(ends(played.conversation()))
                        .as("the bridge dies %s %s", after ? "after" : "before", tool)
                        .isEqualTo(undisturbed);
                assertThat(bridge.hasDied()).isTrue();
                deaths++;
            }
        }
        return deaths;
    }

    private static RunningAgent start() {
        // A run that a slow machine keeps from renewing its lease would be another death.
        return RunningAgent.start(database, model, bridge, "datawright.agent.runs.lease=60s");
    }

    private static Played says() {
        Conversation conversation = agent.converse(OWNER);
        return new Played(
                conversation,
                agent.say(OWNER, conversation.id(), conversation.id() + ": 200 fines")
                        .runId());
    }

    private static void proposed(Played played) {
        Await.until(() -> {
            ConversationView view = agent.view(OWNER, played.conversation().id());
            return view.proposal() != null && view.conversation().activeRunId() == null;
        });
    }

    private static Played approves(Conversation conversation) {
        JobProposal proposal =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        var answer = new AnswerProposal(proposal.interruptId(), UUID.randomUUID(), null);
        return new Played(
                conversation, agent.answer(OWNER, conversation.id(), answer).runId());
    }

    private static Outcome ends(Conversation conversation) {
        Await.until(() -> {
            ConversationView view = agent.view(OWNER, conversation.id());
            return view.jobId() != null && view.conversation().activeRunId() == null;
        });
        Await.until(() -> usage(conversation) >= 36);
        int questions = (int) model.questions().stream()
                .filter(question -> question.toString().contains(conversation.id() + ": 200 fines"))
                .count();
        Outcome outcome = outcome(conversation, questions);
        // A job that goes on is watched, and many of them keep the machine from its work.
        bridge.jobs().values().stream()
                .filter(job -> job.spec().designId().equals(conversation.designId()))
                .map(Job::id)
                .toList()
                .forEach(bridge::complete);
        return outcome;
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
                view.messages().stream()
                        .map(Message::text)
                        .map(text -> text.replace(conversation.id().toString(), "ID"))
                        .toList(),
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
