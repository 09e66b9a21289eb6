package dev.datawright.ui.chat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.usage.UsageLine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The conversation pane: what was said, what waits, and where the person types.
public final class ChatPane extends Section {
    private static final long serialVersionUID = 1L;

    private final transient ChatPresenter presenter;
    private final Div announcer = new Div();
    private final Div scroller = new Div();
    private final Thinking thinking = new Thinking();
    private final Paragraph pending = new Paragraph("This conversation appears when the agent is back.");
    private final Missing missing = new Missing();
    private final Welcome welcome;
    private final Transcript transcript;
    private final QueueView queue;
    private final UsageLine usage;
    private final Composer composer;

    public ChatPane(AgentClient agent, BridgeClient bridge, ChatListener listener) {
        presenter = new ChatPresenter(agent, bridge, this, listener);
        welcome = new Welcome(presenter::tryExample);
        transcript = new Transcript(presenter);
        queue = new QueueView(presenter);
        usage = new UsageLine(agent, bridge);
        composer = new Composer(presenter);
        addClassName("chat");
        getElement().setAttribute("aria-label", "Conversation");
        announcer.addClassName("visually-hidden");
        announcer.getElement().setAttribute("aria-live", "polite").setAttribute("data-testid", "announcer");
        pending.addClassName("notice");
        pending.setVisible(false);
        missing.setVisible(false);
        scroller.addClassName("chat-scroller");
        scroller.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Messages");
        scroller.getElement().setAttribute("role", "region").setAttribute("data-testid", "messages");
        scroller.add(welcome, missing, pending, transcript, thinking, queue);
        NativeButton newest = new NativeButton("Newest");
        newest.addClassNames("plain", "newest");
        newest.getElement()
                .setAttribute("data-testid", "newest")
                .setAttribute("type", "button")
                .setAttribute("hidden", true);
        Div middle = new Div(scroller, newest);
        middle.addClassName("chat-middle");
        add(middle, announcer, composer, usage);
        addAttachListener(attach ->
                scroller.getElement().executeJs("window.datawright.stickToBottom(this, $0)", newest.getElement()));
    }

    /// Shows the empty page on which a conversation starts.
    public void startNew() {
        presenter.startNew();
    }

    /// Shows a conversation and follows it.
    public void open(UUID conversation) {
        presenter.open(conversation);
    }

    /// Shows that an address leads to no conversation.
    public void showMissing() {
        presenter.showMissing();
    }

    /// Says something for the person; the first thing said makes the conversation.
    public void send(String text) {
        presenter.send(text);
    }

    /// Says yes to the open question, if there is one.
    public void approve() {
        presenter.openQuestion().ifPresent(presenter::approve);
    }

    /// Whether the agent works at this moment.
    public boolean isBusy() {
        return presenter.isBusy();
    }

    public boolean isReachable() {
        return presenter.isReachable();
    }

    /// What the page around the chat knows of the agent while no conversation is followed.
    public void showReachable(boolean reachable) {
        presenter.agentReachable(reachable);
    }

    /// What the agent asks to run, when it waits for an answer.
    public Optional<JobProposal> openProposal() {
        return presenter.openQuestion().map(Entry.Question::proposal);
    }

    /// Tells which version of the design is the newest, so that a change can be taken back.
    public void showDesignVersion(int version) {
        presenter.showDesignVersion(version);
    }

    /// Says in one line that only the offline model answers.
    public void showOfflineModel(boolean offline) {
        welcome.showOfflineModel(offline);
        usage.showOfflineModel(offline);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        presenter.attach(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        presenter.detach();
        super.onDetach(event);
    }

    Transcript transcript() {
        return transcript;
    }

    Composer composer() {
        return composer;
    }

    void announce(String words) {
        announcer.setText(words);
    }

    /// Brings the screen in step with the timeline.
    void show(Timeline timeline, Stage stage, boolean reachable) {
        List<Entry> entries = timeline.entries();
        transcript.show(entries);
        queue.show(timeline.queue());
        boolean empty = entries.isEmpty();
        welcome.setVisible(empty && stage == Stage.OPEN);
        missing.setVisible(stage == Stage.MISSING);
        pending.setVisible(stage == Stage.LOADING && !reachable);
        scroller.setClassName("empty", empty);
        thinking.show(timeline.waiting());
        composer.setVisible(stage != Stage.MISSING);
        composer.show(timeline.isBusy(), reachable);
        composer.suggest(!empty);
        usage.follow(stage == Stage.MISSING ? null : presenter.conversation().orElse(null), timeline.isBusy());
    }

    /// How far the conversation of this address is known.
    enum Stage {
        LOADING,
        OPEN,
        MISSING
    }
}
