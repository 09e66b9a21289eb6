package dev.datawright.ui.usage;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.backend.UsageSums;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One quiet line below a conversation: what it used of the models so far. It opens the whole of it.
public final class UsageLine extends Div {
    private static final long serialVersionUID = 1L;
    /// The agent posts what an answer used about a second after it.
    private static final Duration UNTIL_IT_IS_POSTED = Duration.ofMillis(2500);

    private final transient AgentClient agent;
    private final transient BridgeClient bridge;
    private final NativeButton open = new NativeButton();
    private transient @Nullable UI ui;
    private @Nullable UUID conversation;
    private transient @Nullable UsageSums sums;
    private boolean busy;
    private boolean offline;

    public UsageLine(AgentClient agent, BridgeClient bridge) {
        this.agent = agent;
        this.bridge = bridge;
        addClassName("usage-line");
        open.addClassName("link");
        open.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-haspopup", "dialog")
                .setAttribute("data-testid", "usage-line");
        open.addClickListener(click -> openDialog());
        add(open);
        render();
    }

    /// Follows a conversation; what it used is asked for when it is opened and whenever the agent is done.
    ///
    /// @param shown absent where there is none
    public void follow(@Nullable UUID shown, boolean agentBusy) {
        boolean another = shown == null ? conversation != null : !shown.equals(conversation);
        boolean done = busy && !agentBusy;
        busy = agentBusy;
        if (another) {
            conversation = shown;
            sums = null;
            render();
            load();
        } else if (done) {
            load();
            UI page = ui;
            if (page != null) {
                Background.later(page, UNTIL_IT_IS_POSTED, this::load);
            }
        }
    }

    /// Says whether only the offline model answers, which costs nothing.
    public void showOfflineModel(boolean only) {
        offline = only;
        render();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        ui = event.getUI();
        load();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        ui = null;
        super.onDetach(event);
    }

    private void load() {
        UUID wanted = conversation;
        UI page = ui;
        if (wanted == null || page == null) {
            return;
        }
        Background.call(
                page,
                () -> bridge.usageOfConversation(wanted),
                found -> {
                    if (wanted.equals(conversation)) {
                        sums = found;
                        render();
                    }
                },
                failure -> {
                    // A number that is not known for a while is not worth a word; the page says who is away.
                });
    }

    private void render() {
        UsageSums known = sums;
        boolean some = known != null && known.entries() > 0;
        setVisible(some);
        if (known != null && some) {
            open.setText(UsageWords.line(known, offline));
            open.getElement()
                    .setAttribute(
                            "aria-label", UsageWords.conversationTitle() + ": " + UsageWords.line(known, offline));
        }
    }

    private void openDialog() {
        UUID about = conversation;
        UI page = ui;
        if (about != null && page != null) {
            new UsageDialog(offline, open::focus).load(page, agent, bridge, about);
        }
    }
}
