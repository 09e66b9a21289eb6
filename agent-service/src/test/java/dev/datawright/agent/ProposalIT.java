package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.RunEventNames;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProposalIT extends WithAgent {

    @Test
    void withdrawsAProposalWhenThePersonGoesOnTalking() {
        model.calls("set_columns", COLUMNS)
                .calls("propose_job", "{\"rows\":50}")
                .says("Changed.");
        Conversation conversation = agent.converse(OWNER);
        JobProposal proposal = proposal(run(conversation, "50 fines"));
        assertThat(proposal.spec().rows()).isEqualTo(50);

        List<EventStream.Received> second = run(conversation, "wait, another column");

        assertThat(customs(second, RunEventNames.PROPOSAL_SETTLED)
                        .getFirst()
                        .path("outcome")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(agent.view(OWNER, conversation.id()).proposal()).isNull();
        assertThat(approve(conversation, proposal).statusCode()).isEqualTo(409);
    }

    @Test
    void takesANoWithItsReasonBackToTheModel() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}").says("Then 20 it is.");
        Conversation conversation = agent.converse(OWNER);
        JobProposal proposal = proposal(run(conversation, "200 fines"));
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
    void keepsSettledQuestionsWithReasonAndJob() {
        Conversation conversation = proposed();
        JobProposal first =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        model.calls("propose_job", "{\"rows\":20}");
        try (EventStream stream = agent.events(
                OWNER, conversation.id(), agent.view(OWNER, conversation.id()).cursor())) {
            agent.answer(OWNER, conversation.id(), new AnswerProposal(first.interruptId(), null, "only 20 please"));
            JobProposal second = proposal(stream.untilRunEnds());
            agent.answer(OWNER, conversation.id(), new AnswerProposal(second.interruptId(), UUID.randomUUID(), null));
            List<SettledProposal> told = settled(stream.untilRunEnds());
            assertThat(told)
                    .extracting(SettledProposal::outcome)
                    .containsExactly(SettledProposal.Outcome.APPROVED, SettledProposal.Outcome.APPROVED);
            assertThat(told.getFirst().jobId()).isNull();

            List<SettledProposal> shown = agent.view(OWNER, conversation.id()).settled();
            assertThat(shown).extracting(SettledProposal::proposal).containsExactly(first, second);
            assertThat(shown.getFirst().outcome()).isEqualTo(SettledProposal.Outcome.REJECTED);
            assertThat(shown.getFirst().reason()).isEqualTo("only 20 please");
            assertThat(shown.getLast()).isEqualTo(told.getLast());
            assertThat(shown.getLast().jobId())
                    .isNotNull()
                    .isEqualTo(agent.view(OWNER, conversation.id()).jobId());
        }
    }

    @Test
    void withdrawsAProposalWhoseDesignWasChangedByHand() {
        Conversation conversation = proposed();
        JobProposal stale =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());

        bridge.designs().editByHand(conversation.designId(), "street");

        Await.until(() -> agent.view(OWNER, conversation.id()).proposal() == null);
        SettledProposal settled = agent.view(OWNER, conversation.id()).settled().getFirst();
        assertThat(settled.outcome()).isEqualTo(SettledProposal.Outcome.WITHDRAWN);
        assertThat(settled.reason()).isEqualTo("The design was changed after this was proposed.");
        assertThat(approve(conversation, stale).statusCode()).isEqualTo(409);
        model.calls("propose_job", "{}");
        assertThat(proposal(run(conversation, "generate it")).spec().version()).isEqualTo(3);
        JsonNode asked = model.questions().getLast().path("messages");
        assertThat(asked.toString()).contains("the proposal is withdrawn");
        assertThat(asked.get(0).path("content").asString())
                .contains("Since your last step the person changed the design by hand: added street by hand\n");
    }

    @Test
    void refusesAYesToADesignThatHasChangedMeanwhile() {
        Conversation conversation = proposed();
        JobProposal stale =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        bridge.designs().editByHand(conversation.designId(), "street");

        HttpResponse<String> refused = approve(conversation, stale);

        assertThat(refused.statusCode()).isEqualTo(409);
        // Who comes first, the answer or the one who follows the outbox, is not known.
        assertThat(problem(refused).detail())
                .isIn(
                        "The design has changed since this was proposed: it was about version 2, the design is at"
                                + " version 3. Nothing was started; ask for the rows again.",
                        "This question is settled already: withdrawn. Ask the agent for a new proposal.");
        assertThat(agent.view(OWNER, conversation.id()).proposal()).isNull();
        assertThat(agent.view(OWNER, conversation.id()).jobId()).isNull();
    }

    @Test
    void takesOneOfTwoAnswersAtOnce() throws InterruptedException {
        Conversation conversation = proposed();
        model.says("As you like.");
        JobProposal job =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        Thread yes = Thread.ofVirtual()
                .start(() -> statuses.add(approve(conversation, job).statusCode()));
        Thread no = Thread.ofVirtual()
                .start(() -> statuses.add(answer(conversation, "{\"interrupt_id\":\"" + job.interruptId() + "\"}")
                        .statusCode()));
        yes.join();
        no.join();

        assertThat(statuses).containsExactlyInAnyOrder(202, 409);
        Await.until(() -> agent.view(OWNER, conversation.id()).conversation().activeRunId() == null);
        assertThat(agent.view(OWNER, conversation.id()).settled()).hasSize(1);
    }

    @Test
    void proposesMoreRowsWithTheSeedAfterTheLastJobs() {
        Conversation conversation = proposed();
        JobProposal first =
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).proposal());
        assertThat(approve(conversation, first).statusCode()).isEqualTo(202);
        Await.until(() -> agent.view(OWNER, conversation.id()).jobId() != null);
        bridge.complete(
                Objects.requireNonNull(agent.view(OWNER, conversation.id()).jobId()));
        Await.until(() ->
                agent.view(OWNER, conversation.id()).messages().getLast().text().startsWith("200 rows are ready."));
        model.calls("propose_job", "{\"rows\":500,\"more\":true}");

        JobProposal more = proposal(run(conversation, "500 more rows"));

        assertThat(more.spec().rows()).isEqualTo(500);
        assertThat(more.spec().seed()).isEqualTo(8);
        assertThat(more.estimate().notices())
                .containsExactly(
                        "These rows come beside the 200 of the last job: seed 8 instead of 7, so they are other"
                                + " rows.");
        assertThat(model.questions()
                        .getLast()
                        .path("messages")
                        .get(0)
                        .path("content")
                        .asString())
                .contains("JOBS: [{\"rows\":200,\"version\":2,\"status\":\"completed\",\"seed\":7}]\n");
    }

    private static HttpResponse<String> approve(Conversation conversation, JobProposal job) {
        return answer(
                conversation,
                "{\"interrupt_id\":\"" + job.interruptId() + "\",\"approval_id\":\"" + UUID.randomUUID() + "\"}");
    }

    private static HttpResponse<String> answer(Conversation conversation, String body) {
        return agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/answers")
                .POST(RunningAgent.json(body)));
    }

    private static List<SettledProposal> settled(List<EventStream.Received> events) {
        return customs(events, RunEventNames.PROPOSAL_SETTLED).stream()
                .map(value -> WireJson.mapper().treeToValue(value, SettledProposal.class))
                .toList();
    }
}
