package dev.datawright.ui.chat;

import com.vaadin.flow.component.UI;
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
    private final Speech speech;
    private final Answers answers;
    private Timeline timeline = new Timeline();
    private ChatPane.Stage stage = ChatPane.Stage.OPEN;
    private @Nullable UI ui;
    private @Nullable ConversationFeed feed;
    private @Nullable UUID conversationId;
    private @Nullable UUID designId;
    private int newestVersion;
    private boolean reachable = true;

    ChatPresenter(AgentClient agent, BridgeClient bridge, ChatPane pane, ChatListener listener) {
        this.agent = agent;
        this.bridge = bridge;
        this.pane = pane;
        this.listener = listener;
        this.speech = new Speech(agent, this);
        this.answers = new Answers(agent, bridge, this);
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
        speech.say(said);
    }

    @Override
    public void retry(UUID message) {
        UUID conversation = conversationId;
        if (conversation == null || isBusy()) {
            return;
        }
        Timeline mine = timeline;
        mine.retrying();
        render();
        Background.call(
                ui(),
                () -> agent.retry(conversation, message),
                accepted -> pane.composer().focus(),
                failure -> {
                    mine.notRetried(failure.sentence(), failure instanceof BackendFailure.Refused ? null : message);
                    render();
                });
    }

    @Override
    public void stop() {
        UUID conversation = conversationId;
        if (conversation == null) {
            return;
        }
        List<Outbox.Waiter> waiting = timeline.queue();
        Background.call(
                ui(),
                () -> {
                    agent.stop(conversation);
                    return conversation;
                },
                stopped -> {
                    if (stopped.equals(conversationId)) {
                        giveBack(waiting);
                    }
                },
                failure -> trouble(failure.sentence()));
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
        answers.approve(question);
    }

    @Override
    public void decline(Entry.Question question, String reason) {
        answers.decline(question, reason);
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

    void trouble(String sentence) {
        timeline.trouble(sentence);
        render();
    }

    private void forget(ChatPane.Stage next) {
        closeFeed();
        timeline = new Timeline();
        speech.forget();
        designId = null;
        newestVersion = 0;
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

    Timeline timeline() {
        return timeline;
    }

    ChatPane pane() {
        return pane;
    }

    Optional<UUID> conversation() {
        return Optional.ofNullable(conversationId);
    }

    /// The conversation that this page's first message made.
    void begin(Conversation conversation) {
        conversationId = conversation.id();
        designId = conversation.designId();
    }

    /// The page may go to a conversation now.
    void started(Conversation conversation) {
        listener.conversationStarted(conversation);
    }

    /// A conversation was made for another page than the one that is shown.
    void startedElsewhere() {
        listener.conversationsChanged();
    }

    UI ui() {
        UI page = ui;
        if (page == null) {
            throw new IllegalStateException("The chat is not on a page");
        }
        return page;
    }

    void render() {
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
}
