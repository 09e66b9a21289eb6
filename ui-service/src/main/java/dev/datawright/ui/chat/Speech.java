package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Brings the person's words to the agent. The first ones make the conversation; words that are not taken come back.
final class Speech {
    private final AgentClient agent;
    private final ChatPresenter chat;
    private FirstMessages first = new FirstMessages();

    Speech(AgentClient agent, ChatPresenter chat) {
        this.agent = agent;
        this.chat = chat;
    }

    /// Another page is shown; what is on its way stays on its way.
    void forget() {
        first = new FirstMessages();
    }

    void say(String said) {
        Timeline mine = chat.timeline();
        String key = mine.sending(said);
        chat.render();
        FirstMessages saying = first;
        chat.conversation().ifPresentOrElse(conversation -> deliver(conversation, said, key), () -> {
            if (saying.add(said, key)) {
                Background.call(
                        chat.ui(),
                        agent::create,
                        created -> created(created, mine, saying),
                        failure -> saying.takeAll()
                                .forEach(message -> notSent(mine, message.text(), message.key(), failure)));
            }
        });
    }

    private void deliver(UUID conversation, String said, String key) {
        Timeline mine = chat.timeline();
        Background.call(
                chat.ui(),
                () -> agent.send(conversation, said),
                accepted -> {
                    if (accepted.queued()) {
                        chat.pane().announce("Your message waits until Datawright is done.");
                    }
                },
                failure -> notSent(mine, said, key, failure));
    }

    private void created(Conversation conversation, Timeline mine, FirstMessages saying) {
        List<FirstMessages.Unsent> unsent = saying.takeAll();
        if (chat.timeline() != mine) {
            // The person went elsewhere meanwhile; what was said is said all the same.
            unsent.forEach(message -> deliver(conversation.id(), message.text(), message.key()));
            chat.startedElsewhere();
            return;
        }
        chat.begin(conversation);
        // The page goes there after the messages were taken, so that it does not show an empty conversation first.
        Background.call(
                chat.ui(),
                () -> sendAll(conversation.id(), unsent),
                refusals -> {
                    if (chat.timeline() == mine) {
                        chat.started(conversation);
                    }
                    refusals.forEach(refusal -> notSent(
                            mine, refusal.message().text(), refusal.message().key(), refusal.failure()));
                },
                failure -> chat.trouble(failure.sentence()));
    }

    /// The conversation exists even when a message was refused: the page goes on with it.
    private List<Refusal> sendAll(UUID conversation, List<FirstMessages.Unsent> unsent) {
        List<Refusal> refusals = new ArrayList<>();
        for (FirstMessages.Unsent message : unsent) {
            try {
                agent.send(conversation, message.text());
            } catch (BackendFailure failure) {
                refusals.add(new Refusal(message, failure));
            }
        }
        return refusals;
    }

    private void notSent(Timeline mine, String text, String key, BackendFailure failure) {
        mine.notSent(key);
        chat.timeline().notSent(key);
        chat.pane().composer().giveBack(text);
        chat.trouble(failure.sentence());
    }

    private record Refusal(FirstMessages.Unsent message, BackendFailure failure) {}
}
