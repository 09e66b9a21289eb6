package dev.datawright.ui.chat;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the conversation pane in step with the agent, and does what the person asks. A reload rebuilds everything:
/// the view first, then the events after its cursor.
final class ChatPresenter implements ChatActions, ConversationFeed.Reader {
    private final AgentClient agent;
    private final BridgeClient bridge;
    private final ChatPane pane;
    private final ChatListener listener;
    private Timeline timeline = new Timeline();
    private FirstMessages first = new FirstMessages();
    private ChatPane.Stage stage = ChatPane.Stage.OPEN;
    private @Nullable UI ui;
    private @Nullable ConversationFeed feed;
    private @Nullable UUID conversationId;
    private @Nullable UUID designId;
    private int newestVersion;
    private boolean reachable = true;
    private boolean stopping;

    ChatPresenter(AgentClient agent, BridgeClient bridge, ChatPane pane, ChatListener listener) {
        this.agent = agent;
        this.bridge = bridge;
        this.pane = pane;
        this.listener = listener;
    }

    void attach(UI page) {
        ui = page;
        follow();
    }

    void detach() {
        closeFeed();
        ui = null;
    }

    void startNew() {
        forget(ChatPane.Stage.OPEN);
        conversationId = null;
        pane.composer().showDraft("new", false);
        pane.composer().focus();
    }

    void open(UUID conversation) {
        boolean same = conversation.equals(conversationId);
        if (same && feed != null) {
            return;
        }
        if (!same) {
            forget(ChatPane.Stage.LOADING);
        }
        conversationId = conversation;
        pane.composer().showDraft(conversation.toString(), same);
        render();
        follow();
    }

    void showMissing() {
        forget(ChatPane.Stage.MISSING);
        conversationId = null;
    }

    boolean isBusy() {
        return timeline.isBusy();
    }

    boolean isReachable() {
        return reachable;
    }

    Optional<Entry.Question> openQuestion() {
        return timeline.openQuestion();
    }

    void showDesignVersion(int version) {
        newestVersion = version;
        offerUndo();
    }

    void agentReachable(boolean nowReachable) {
        if (reachable != nowReachable) {
            reachable = nowReachable;
            render();
        }
    }

    /// An example runs at once, or waits in the composer for an agent that is away.
    void tryExample(String text) {
        if (reachable) {
            send(text);
        } else {
            pane.composer().giveBack(text);
        }
    }

    @Override
    public void send(String text) {
        String said = text.strip();
        if (said.isEmpty()) {
            return;
        }
        if (said.length() > Composer.LONGEST) {
            pane.composer().giveBack(said);
            trouble(
                    "A message can have %,d characters; this one has %,d. It is back in the message box to be shortened."
                            .formatted(Composer.LONGEST, said.length()));
            return;
        }
        String key = timeline.sending(said);
        render();
        UUID conversation = conversationId;
        if (conversation != null) {
            deliver(conversation, said, key);
        } else if (first.add(said, key)) {
            Timeline mine = timeline;
            FirstMessages saying = first;
            Background.call(
                    ui(),
                    agent::create,
                    created -> started(created, mine, saying),
                    failure -> notCreated(mine, saying, failure));
        }
    }

    @Override
    public void stop() {
        UUID conversation = conversationId;
        if (conversation == null) {
            return;
        }
        List<Outbox.Waiter> waiting = timeline.queue();
        stopping = true;
        Background.call(
                ui(),
                () -> {
                    agent.stop(conversation);
                    return conversation;
                },
                stopped -> {
                    if (stopped.equals(conversationId)) {
                        giveBack(waiting);
                        noteStop();
                    }
                },
                failure -> {
                    stopping = false;
                    trouble(failure.sentence());
                });
    }

    @Override
    public void takeBack(UUID message, String text) {
        UUID conversation = conversationId;
        if (conversation == null) {
            return;
        }
        Background.call(
                ui(),
                () -> {
                    agent.takeBack(conversation, message);
                    return message;
                },
                taken -> {
                    timeline.takenBack(message);
                    pane.composer().giveBack(text);
                    pane.composer().focus();
                    render();
                },
                failure -> trouble(
                        failure instanceof BackendFailure.Refused refused && refused.isNotFound()
                                ? "That message does not wait any more: the agent has begun to answer it."
                                : failure.sentence()));
    }

    @Override
    public void fork(UUID message, String text, Consumer<String> failed) {
        UUID conversation = conversationId;
        if (conversation == null) {
            return;
        }
        Background.call(
                ui(),
                () -> agent.fork(conversation, message, text),
                listener::conversationStarted,
                failure -> failed.accept(failure.sentence()));
    }

    @Override
    public void approve(Entry.Question question) {
        answer(
                question,
                () -> new AnswerProposal(
                        question.proposal().interruptId(),
                        bridge.approve(question.proposal().spec()).id(),
                        null));
    }

    @Override
    public void decline(Entry.Question question, String reason) {
        String why = reason.isBlank() ? null : reason.strip();
        answer(question, () -> new AnswerProposal(question.proposal().interruptId(), null, why));
    }

    @Override
    public void undo(int version, String before) {
        UUID design = designId;
        if (design == null) {
            return;
        }
        Background.call(
                ui(),
                () -> bridge.restore(design, version),
                restored -> {
                    timeline.note(
                            "The design is as it was before “%s” (version %d again).".formatted(before, version),
                            restored.version());
                    render();
                    showDesignVersion(restored.version());
                    pane.announce("Went back to version " + version + ".");
                    listener.designChanged(restored.version());
                },
                failure -> {
                    trouble(failure.sentence());
                    offerUndo();
                });
    }

    @Override
    public void loaded(ConversationView view) {
        stage = ChatPane.Stage.OPEN;
        Timeline before = timeline;
        timeline = Timeline.of(view);
        timeline.keepRemarks(before);
        designId = view.conversation().designId();
        render();
        listener.conversationShown(view.conversation());
        timeline.jobId().ifPresent(listener::jobChanged);
    }

    @Override
    public void heard(List<AgUiEvent> events) {
        boolean wasBusy = timeline.isBusy();
        int jobsBefore = timeline.jobChanges();
        int messagesBefore = timeline.messages();
        Optional<String> titleBefore = timeline.title();
        events.forEach(timeline::apply);
        noteStop();
        render();
        timeline.designVersion().filter(version -> version > newestVersion).ifPresent(listener::designChanged);
        if (timeline.jobChanges() > jobsBefore) {
            timeline.jobId().ifPresent(listener::jobChanged);
        }
        if (timeline.messages() > messagesBefore) {
            announceAnswer();
        }
        timeline.title()
                .filter(title -> !titleBefore.equals(Optional.of(title)))
                .ifPresent(listener::titleChanged);
        if (wasBusy != timeline.isBusy() || timeline.messages() > messagesBefore) {
            listener.conversationsChanged();
        }
    }

    @Override
    public void reachable(boolean nowReachable) {
        reachable = nowReachable;
        render();
        listener.agentReachable(nowReachable);
    }

    @Override
    public void missing(BackendFailure.Refused refusal) {
        closeFeed();
        if (refusal.isNotFound()) {
            showMissing();
            listener.conversationMissing();
        } else {
            stage = ChatPane.Stage.OPEN;
            trouble(refusal.sentence());
        }
    }

    private void deliver(UUID conversation, String said, String key) {
        Timeline mine = timeline;
        Background.call(
                ui(),
                () -> agent.send(conversation, said),
                accepted -> {
                    if (accepted.queued()) {
                        pane.announce("Your message waits until Datawright is done.");
                    }
                },
                failure -> notSent(mine, said, key, failure));
    }

    private void started(Conversation conversation, Timeline mine, FirstMessages saying) {
        List<FirstMessages.Unsent> unsent = saying.takeAll();
        if (timeline != mine) {
            // The person went elsewhere meanwhile; what was said is said all the same.
            unsent.forEach(message -> deliver(conversation.id(), message.text(), message.key()));
            listener.conversationsChanged();
            return;
        }
        conversationId = conversation.id();
        designId = conversation.designId();
        // The view is read after the message was taken, so that the page does not show an empty conversation first.
        Background.call(
                ui(),
                () -> {
                    List<Refusal> refusals = new ArrayList<>();
                    for (FirstMessages.Unsent message : unsent) {
                        try {
                            agent.send(conversation.id(), message.text());
                        } catch (BackendFailure failure) {
                            refusals.add(new Refusal(message, failure));
                        }
                    }
                    return refusals;
                },
                refusals -> {
                    if (timeline == mine) {
                        listener.conversationStarted(conversation);
                    }
                    refusals.forEach(refusal -> notSent(
                            mine, refusal.message().text(), refusal.message().key(), refusal.failure()));
                },
                failure -> trouble(failure.sentence()));
    }

    private void notCreated(Timeline mine, FirstMessages saying, BackendFailure failure) {
        saying.takeAll().forEach(message -> notSent(mine, message.text(), message.key(), failure));
    }

    private void notSent(Timeline mine, String text, String key, BackendFailure failure) {
        mine.notSent(key);
        timeline.notSent(key);
        pane.composer().giveBack(text);
        trouble(failure.sentence());
    }

    private void answer(Entry.Question question, java.util.function.Supplier<AnswerProposal> answer) {
        UUID conversation = conversationId;
        if (conversation == null || timeline.isBusy()) {
            return;
        }
        pane.transcript().card(question.key()).ifPresent(ApprovalCard::settling);
        timeline.answering();
        render();
        Background.call(
                ui(),
                () -> agent.answer(conversation, answer.get()),
                accepted -> pane.composer().focus(),
                failure -> {
                    timeline.notAnswered();
                    render();
                    askWhatHappened(conversation, question, failure);
                });
    }

    /// A refused answer may have been given in another window already: then the card shows that one.
    private void askWhatHappened(UUID conversation, Entry.Question question, BackendFailure failure) {
        Background.call(
                ui(),
                () -> agent.view(conversation).settled().stream()
                        .filter(settled -> settled.proposal()
                                .interruptId()
                                .equals(question.proposal().interruptId()))
                        .findFirst(),
                settled -> {
                    settled.ifPresent(timeline::settle);
                    render();
                    String sentence = settled.isPresent()
                            ? "This was answered already, in another window; that answer counts."
                            : failure.sentence();
                    pane.transcript().card(question.key()).ifPresent(card -> card.notSettled(sentence));
                },
                alsoFailed ->
                        pane.transcript().card(question.key()).ifPresent(card -> card.notSettled(failure.sentence())));
    }

    private void giveBack(List<Outbox.Waiter> waiting) {
        List<String> texts = new ArrayList<>();
        for (Outbox.Waiter waiter : waiting) {
            UUID id = waiter.id();
            if (id != null && !timeline.hasSaid(id)) {
                texts.add(waiter.text());
                timeline.takenBack(id);
            }
        }
        if (!texts.isEmpty()) {
            pane.composer().giveBack(String.join("\n\n", texts));
            render();
        }
    }

    /// Says that the run was stopped once it has ended.
    private void noteStop() {
        if (stopping && !timeline.isBusy()) {
            stopping = false;
            timeline.note("Stopped. What was said so far stays.", null);
            render();
        }
    }

    private void trouble(String sentence) {
        timeline.trouble(sentence);
        render();
    }

    private void forget(ChatPane.Stage next) {
        closeFeed();
        timeline = new Timeline();
        first = new FirstMessages();
        designId = null;
        newestVersion = 0;
        stopping = false;
        stage = next;
        render();
    }

    private void follow() {
        UUID conversation = conversationId;
        UI page = ui;
        if (conversation != null && page != null && feed == null) {
            feed = new ConversationFeed(page, agent, conversation, this);
        }
    }

    private void closeFeed() {
        ConversationFeed current = feed;
        if (current != null) {
            current.close();
            feed = null;
        }
    }

    private UI ui() {
        UI page = ui;
        if (page == null) {
            throw new IllegalStateException("The chat is not on a page");
        }
        return page;
    }

    private void render() {
        pane.show(timeline, stage, reachable);
        offerUndo();
        listener.stateChanged();
    }

    private void offerUndo() {
        pane.transcript().showNewestVersion(newestVersion, !timeline.isBusy());
    }

    /// Screen readers hear whole messages, not tokens.
    private void announceAnswer() {
        List<Entry> entries = timeline.entries();
        if (!entries.isEmpty() && entries.getLast() instanceof Entry.Answer answer && answer.whole()) {
            pane.announce("Datawright: " + answer.text());
        }
    }

    private record Refusal(FirstMessages.Unsent message, BackendFailure failure) {}
}
