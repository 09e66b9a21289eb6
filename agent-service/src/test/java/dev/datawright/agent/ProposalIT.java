package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.RunEventNames;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
        var late = agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/answers")
                .POST(RunningAgent.json("{\"interrupt_id\":\"" + proposal.interruptId() + "\",\"approval_id\":\""
                        + UUID.randomUUID() + "\"}")));
        assertThat(late.statusCode()).isEqualTo(409);
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

    private static List<SettledProposal> settled(List<EventStream.Received> events) {
        return customs(events, RunEventNames.PROPOSAL_SETTLED).stream()
                .map(value -> WireJson.mapper().treeToValue(value, SettledProposal.class))
                .toList();
    }
}
