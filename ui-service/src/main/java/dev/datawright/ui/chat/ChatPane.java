package dev.datawright.ui.chat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The conversation pane. A reload rebuilds it from the agent: the view first, then the events after its cursor.
public final class ChatPane extends Section {
    private static final long serialVersionUID = 1L;

    private final transient AgentClient agent;
    private final transient BridgeClient bridge;
    private final transient ChatListener listener;
    private final Div log = new Div();
    private final Div announcer = new Div();
    private final Div scroller = new Div();
    private final Thinking thinking = new Thinking();
    private final Welcome welcome = new Welcome(this::send);
    private final Composer composer = new Composer(this::send, this::stop);
    private final Map<String, EntryView<?>> views = new LinkedHashMap<>();
    private transient Timeline timeline = new Timeline();
    private transient @Nullable ConversationFeed feed;
    private @Nullable UUID conversationId;
    private @Nullable UUID designId;
    private int newestVersion;
    private boolean reachable = true;
    private boolean loading;

    public ChatPane(AgentClient agent, BridgeClient bridge, ChatListener listener) {
        this.agent = agent;
        this.bridge = bridge;
        this.listener = listener;
        addClassName("chat");
        getElement().setAttribute("aria-label", "Conversation");
        log.addClassName("log");
        log.getElement().setAttribute("role", "log").setAttribute("aria-live", "off");
        announcer.addClassName("visually-hidden");
        announcer.getElement().setAttribute("aria-live", "polite");
        scroller.addClassName("chat-scroller");
        scroller.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Messages");
        scroller.getElement().setAttribute("role", "region");
        scroller.add(welcome, log, thinking);
        add(scroller, announcer, composer);
        scroller.addAttachListener(attach -> scroller.getElement().executeJs("window.datawright.stickToBottom(this)"));
    }

    /// Shows the empty page on which a conversation starts.
    public void startNew() {
        closeFeed();
        conversationId = null;
        designId = null;
        newestVersion = 0;
        loading = false;
        timeline = new Timeline();
        render();
        composer.focus();
    }

    /// Shows a conversation and follows it.
    public void open(UUID conversation) {
        ConversationFeed current = feed;
        if (current != null && current.conversation().equals(conversation)) {
            return;
        }
        closeFeed();
        if (!conversation.equals(conversationId)) {
            timeline = new Timeline();
            designId = null;
            newestVersion = 0;
            loading = true;
        }
        conversationId = conversation;
        render();
        getUI().ifPresent(ui -> feed = new ConversationFeed(ui, agent, conversation, new Reader()));
    }

    /// Says something for the person; the first thing said makes the conversation.
    public void send(String text) {
        String said = text.strip();
        if (said.isEmpty() || timeline.isBusy()) {
            return;
        }
        timeline.sending(said);
        render();
        UI ui = ui();
        UUID existing = conversationId;
        if (existing == null) {
            Background.call(
                    ui,
                    () -> {
                        Conversation created = agent.create();
                        return new Started(created, trySend(created.id(), said));
                    },
                    started -> started(started, said),
                    failure -> notSent(said, failure));
        } else {
            Background.call(ui, () -> agent.send(existing, said), accepted -> {}, failure -> notSent(said, failure));
        }
    }

    /// Says yes to the open question, if there is one.
    public void approve() {
        timeline.openQuestion().ifPresent(question -> answer(question, true));
    }

    /// Whether the agent works at this moment.
    public boolean isBusy() {
        return timeline.isBusy();
    }

    public boolean isReachable() {
        return reachable;
    }

    /// What the agent asks to run, when it waits for an answer.
    public Optional<JobProposal> openProposal() {
        return timeline.openQuestion().map(Timeline.Question::proposal);
    }

    /// The conversation's newest job.
    public Optional<UUID> job() {
        return timeline.jobId();
    }

    /// Tells which version of the design is the newest, so that only its maker offers an undo.
    public void showDesignVersion(int version) {
        newestVersion = version;
        renderUndo();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UUID conversation = conversationId;
        if (conversation != null && feed == null) {
            feed = new ConversationFeed(event.getUI(), agent, conversation, new Reader());
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        closeFeed();
        super.onDetach(event);
    }

    private void started(Started started, String said) {
        Conversation conversation = started.conversation();
        conversationId = conversation.id();
        designId = conversation.designId();
        listener.conversationStarted(conversation);
        BackendFailure failure = started.failure();
        if (failure != null) {
            notSent(said, failure);
        }
    }

    /// The conversation exists even when its first message was refused: the page goes on with it.
    private @Nullable BackendFailure trySend(UUID conversation, String text) {
        try {
            agent.send(conversation, text);
            return null;
        } catch (BackendFailure failure) {
            return failure;
        }
    }

    private void notSent(String text, BackendFailure failure) {
        timeline.notSent();
        timeline.trouble(failure.sentence());
        composer.giveBack(text);
        render();
    }

    private void stop() {
        UUID conversation = conversationId;
        if (conversation == null) {
            return;
        }
        Background.call(
                ui(),
                () -> {
                    agent.stop(conversation);
                    return conversation;
                },
                stopped -> {},
                this::showTrouble);
    }

    private void answer(Timeline.Question question, boolean yes) {
        UUID conversation = conversationId;
        if (conversation == null || timeline.isBusy() || !(views.get(question.key()) instanceof ApprovalCard card)) {
            return;
        }
        card.settling();
        timeline.answering();
        render();
        JobProposal proposal = question.proposal();
        Background.call(
                ui(),
                () -> agent.answer(
                        conversation,
                        new AnswerProposal(
                                proposal.interruptId(),
                                yes ? bridge.approve(proposal.spec()).id() : null,
                                null)),
                accepted -> {},
                failure -> {
                    timeline.notSent();
                    card.notSettled(failure.sentence());
                    render();
                });
    }

    private void undo(int version) {
        UUID design = designId;
        if (design == null) {
            return;
        }
        Background.call(
                ui(),
                () -> bridge.restore(design, version),
                restored -> {
                    showDesignVersion(restored.version());
                    listener.designChanged(restored.version());
                },
                this::showTrouble);
    }

    private void showTrouble(BackendFailure failure) {
        timeline.trouble(failure.sentence());
        render();
    }

    private void closeFeed() {
        ConversationFeed current = feed;
        if (current != null) {
            current.close();
            feed = null;
        }
    }

    private UI ui() {
        return getUI().orElseThrow(() -> new IllegalStateException("The chat is not on a page"));
    }

    /// Brings the screen in step with the timeline, touching only what changed.
    private void render() {
        List<Timeline.Entry> entries = timeline.entries();
        List<String> keys = entries.stream().map(Timeline.Entry::key).toList();
        for (String gone : new ArrayList<>(views.keySet())) {
            if (!keys.contains(gone)) {
                EntryView<?> view = views.remove(gone);
                if (view != null) {
                    log.remove(view);
                }
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Timeline.Entry entry = entries.get(i);
            EntryView<?> known = views.get(entry.key());
            if (known == null) {
                EntryView<?> view = view(entry);
                views.put(entry.key(), view);
                log.addComponentAtIndex(i, view);
            } else {
                refresh(known, entry);
            }
        }
        welcome.setVisible(entries.isEmpty() && !loading);
        scroller.setClassName("empty", entries.isEmpty());
        thinking.show(timeline.waiting());
        composer.show(timeline.isBusy(), reachable);
        composer.suggest(!entries.isEmpty());
        renderUndo();
        listener.stateChanged();
    }

    private void renderUndo() {
        boolean mayUndo = !timeline.isBusy();
        for (Component view : views.values()) {
            if (view instanceof ToolView tool) {
                tool.showNewestVersion(newestVersion, mayUndo);
            }
        }
    }

    private EntryView<?> view(Timeline.Entry entry) {
        return switch (entry) {
            case Timeline.Said said -> new SaidView(said);
            case Timeline.Answer answer -> new AnswerView(answer);
            case Timeline.Tool tool -> new ToolView(tool, this::undo);
            case Timeline.Trouble trouble -> new TroubleView(trouble);
            case Timeline.Question question ->
                new ApprovalCard(question, () -> answer(question, true), () -> answer(question, false));
        };
    }

    private static void refresh(EntryView<?> view, Timeline.Entry entry) {
        if (view instanceof SaidView shown && entry instanceof Timeline.Said said) {
            shown.show(said);
        } else if (view instanceof AnswerView shown && entry instanceof Timeline.Answer answer) {
            shown.show(answer);
        } else if (view instanceof ToolView shown && entry instanceof Timeline.Tool tool) {
            shown.show(tool);
        } else if (view instanceof ApprovalCard shown && entry instanceof Timeline.Question question) {
            shown.show(question);
        }
    }

    private record Started(
            Conversation conversation, @Nullable BackendFailure failure) {}

    private final class Reader implements ConversationFeed.Reader {
        @Override
        public void loaded(ConversationView view) {
            loading = false;
            Timeline before = timeline;
            timeline = Timeline.of(view);
            timeline.keepTroubles(before);
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
            events.forEach(timeline::apply);
            render();
            timeline.designVersion().filter(version -> version > newestVersion).ifPresent(listener::designChanged);
            if (timeline.jobChanges() > jobsBefore) {
                timeline.jobId().ifPresent(listener::jobChanged);
            }
            if (timeline.messages() > messagesBefore) {
                announce();
            }
            if (wasBusy != timeline.isBusy() || timeline.messages() > messagesBefore) {
                listener.conversationsChanged();
            }
        }

        @Override
        public void reachable(boolean nowReachable) {
            reachable = nowReachable;
            composer.show(timeline.isBusy(), reachable);
            listener.agentReachable(nowReachable);
        }

        @Override
        public void missing(BackendFailure.Refused refusal) {
            loading = false;
            render();
            listener.conversationMissing(refusal);
        }

        /// Screen readers hear whole messages, not tokens.
        private void announce() {
            if (timeline.entries().getLast() instanceof Timeline.Answer answer && answer.whole()) {
                announcer.setText("Datawright: " + answer.text());
            }
        }
    }
}
