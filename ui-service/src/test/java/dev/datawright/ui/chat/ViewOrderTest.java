package dev.datawright.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewOrderTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID ID = new UUID(0, 1);

    private final Message request = message(1, Message.Role.USER, 0);
    private final Message draft = message(2, Message.Role.ASSISTANT, 10);
    private final Message change = message(3, Message.Role.USER, 20);
    private final Message done = message(4, Message.Role.ASSISTANT, 30);

    @Test
    void putsAnApprovedQuestionBetweenTheDraftAndTheNews() {
        SettledProposal settled = settled(SettledProposal.Outcome.APPROVED, 15);
        assertThat(order(List.of(request, draft, done), settled))
                .containsExactly(spoken(request), spoken(draft), asked(settled), spoken(done));
    }

    @Test
    void putsAQuestionThatWasSetAsideBeforeTheMessageThatDidIt() {
        for (int second : new int[] {20, 21}) {
            SettledProposal settled = settled(SettledProposal.Outcome.WITHDRAWN, second);
            assertThat(order(List.of(request, draft, change, done), settled))
                    .containsExactly(spoken(request), spoken(draft), asked(settled), spoken(change), spoken(done));
        }
    }

    @Test
    void endsWithAnAnswerThatNothingFollowed() {
        SettledProposal settled = settled(SettledProposal.Outcome.REJECTED, 15);
        assertThat(order(List.of(request, draft), settled)).last().isEqualTo(asked(settled));
    }

    private static List<ViewOrder.Piece> order(List<Message> messages, SettledProposal settled) {
        return ViewOrder.of(new ConversationView(
                new Conversation(ID, "Tickets", ID, null, NOON, NOON),
                messages,
                List.of(),
                List.of(settled),
                null,
                null,
                null,
                0));
    }

    private static ViewOrder.Piece spoken(Message message) {
        return new ViewOrder.Spoken(message);
    }

    private static ViewOrder.Piece asked(SettledProposal settled) {
        return new ViewOrder.Asked(settled);
    }

    private static Message message(int id, Message.Role role, int second) {
        return new Message(new UUID(1, id), role, "words", List.of(), 1, NOON.plusSeconds(second));
    }

    private static SettledProposal settled(SettledProposal.Outcome outcome, int second) {
        return new SettledProposal(
                new JobProposal(
                        ID, new JobSpec(ID, 2, 200, 7L, 0), new Estimate(200, 0, 0, 0, 1, 2, false, List.of()), null),
                outcome,
                null,
                null,
                NOON.plusSeconds(second));
    }
}
