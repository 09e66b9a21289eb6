package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import java.util.UUID;
import java.util.function.Supplier;

/// Brings the person's yes or no to the agent, and finds out what happened when it comes too late.
final class Answers {
    private final AgentClient agent;
    private final BridgeClient bridge;
    private final ChatPresenter chat;

    Answers(AgentClient agent, BridgeClient bridge, ChatPresenter chat) {
        this.agent = agent;
        this.bridge = bridge;
        this.chat = chat;
    }

    void approve(Entry.Question question) {
        answer(
                question,
                () -> new AnswerProposal(
                        question.proposal().interruptId(),
                        bridge.approve(question.proposal().spec()).id(),
                        null));
    }

    void decline(Entry.Question question, String reason) {
        String why = reason.isBlank() ? null : reason.strip();
        answer(question, () -> new AnswerProposal(question.proposal().interruptId(), null, why));
    }

    private void answer(Entry.Question question, Supplier<AnswerProposal> answer) {
        UUID conversation = chat.conversation().orElse(null);
        if (conversation == null || chat.isBusy()) {
            return;
        }
        Timeline mine = chat.timeline();
        chat.pane().transcript().card(question.key()).ifPresent(ApprovalCard::settling);
        mine.answering();
        chat.render();
        Background.call(
                chat.ui(),
                () -> agent.answer(conversation, answer.get()),
                accepted -> chat.pane().composer().focus(),
                failure -> {
                    mine.notAnswered();
                    chat.render();
                    askWhatHappened(conversation, question, failure);
                });
    }

    /// A refused answer may have been given in another window already: then the card shows that one.
    private void askWhatHappened(UUID conversation, Entry.Question question, BackendFailure failure) {
        UUID asked = question.proposal().interruptId();
        Background.call(
                chat.ui(),
                () -> agent.view(conversation).settled().stream()
                        .filter(settled -> settled.proposal().interruptId().equals(asked))
                        .findFirst(),
                settled -> {
                    settled.filter(answered -> chat.timeline().has(question)).ifPresent(chat.timeline()::settle);
                    chat.render();
                    say(
                            question,
                            settled.isPresent()
                                    ? "This was answered already, in another window; that answer counts."
                                    : failure.sentence());
                },
                alsoFailed -> say(question, failure.sentence()));
    }

    private void say(Entry.Question question, String sentence) {
        chat.pane().transcript().card(question.key()).ifPresent(card -> card.notSettled(sentence));
    }
}
