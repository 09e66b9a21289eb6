package dev.datawright.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.design.Design;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.backend.Service;
import dev.datawright.ui.chat.ChatListener;
import dev.datawright.ui.chat.ChatPane;
import dev.datawright.ui.job.Amounts;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The workbench: rail, conversation, dataset. Narrow screens show one pane at a time and the rail as a drawer.
@Route("c/:" + WorkbenchNavigation.CONVERSATION)
@RouteAlias(WorkbenchNavigation.START)
class WorkbenchView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_MILLIS = 8000;

    private final transient AgentClient agent;
    private final transient BridgeClient bridge;
    private final ServiceBanner banner = new ServiceBanner(Clock.systemUTC());
    private final Rail rail;
    private final ChatPane chat;
    private final DatasetPane dataset;
    private final NarrowBar bar = new NarrowBar(() -> showDrawer(true), this::markPane);
    private final Main main;
    private transient @Nullable DatasetPresenter presenter;
    private transient @Nullable ConversationList conversations;
    private @Nullable UUID conversationId;
    private @Nullable UUID designId;
    private boolean modelsKnown;
    private String title = "Datawright";

    @SuppressWarnings("this-escape")
    WorkbenchView(AgentClient agent, BridgeClient bridge) {
        this.agent = agent;
        this.bridge = bridge;
        rail = new Rail(new RailHand());
        chat = new ChatPane(agent, bridge, new Ear());
        dataset = new DatasetPane(new Hand());
        dataset.getElement().setAttribute("tabindex", "-1");
        addClassName("workbench");
        markPane("chat");
        Div veil = new Div();
        veil.addClassName("veil");
        veil.getElement().addEventListener("click", event -> showDrawer(false));
        main = new Main(banner, bar, chat, dataset);
        add(skipLinks(), rail, veil, main);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<UUID> wanted = WorkbenchNavigation.conversation(event.getRouteParameters());
        if (wanted.isPresent()) {
            if (!wanted.get().equals(conversationId)) {
                conversationId = wanted.get();
                showDesign(null);
            }
            chat.open(wanted.get());
        } else {
            conversationId = null;
            title = "Datawright";
            showDesign(null);
            if (event.getRouteParameters().get(WorkbenchNavigation.CONVERSATION).isPresent()) {
                chat.showMissing();
            } else {
                chat.startNew();
            }
        }
        showPane("chat");
        showDrawer(false);
        refreshRail();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJavaScript("context://workbench/workbench.js");
        event.getUI()
                .getPage()
                .retrieveExtendedClientDetails(
                        details -> banner.showTimesIn(java.time.ZoneId.of(details.getTimeZoneId())));
        DatasetPresenter created = new DatasetPresenter(event.getUI(), bridge, dataset, new Watch());
        presenter = created;
        created.show(designId);
        conversations = new ConversationList(event.getUI(), agent, rail, this::listReached);
        refreshRail();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        DatasetPresenter current = presenter;
        if (current != null) {
            current.close();
            presenter = null;
        }
        ConversationList list = conversations;
        if (list != null) {
            list.close();
            conversations = null;
        }
        super.onDetach(event);
    }

    /// The first stops of the Tab key: past the rail to where one types and to what one looks at.
    private Div skipLinks() {
        NativeButton toChat = new NativeButton("Skip to the message box", click -> {
            showPane("chat");
            getElement().executeJs("window.datawright.skipTo('.composer textarea')");
        });
        NativeButton toDataset = new NativeButton("Skip to the dataset", click -> {
            showPane("dataset");
            getElement().executeJs("window.datawright.skipTo('.dataset')");
        });
        toChat.getElement().setAttribute("data-testid", "skip-chat");
        toDataset.getElement().setAttribute("data-testid", "skip-dataset");
        Div links = new Div(toChat, toDataset);
        links.addClassName("skip-links");
        links.getElement().setAttribute("role", "navigation").setAttribute("aria-label", "Skip");
        return links;
    }

    private void showDrawer(boolean open) {
        setClassName("drawer-open", open);
        bar.showDrawer(open);
        // Behind an open drawer nothing can be reached by the keyboard.
        main.getElement().setAttribute("inert", open);
        if (open) {
            rail.focusClose();
        }
    }

    private void showPane(String pane) {
        bar.showPane(pane);
        markPane(pane);
    }

    private void markPane(String pane) {
        getElement().setAttribute("data-pane", pane);
    }

    private void showDesign(@Nullable UUID design) {
        designId = design;
        DatasetPresenter current = presenter;
        if (current != null) {
            current.show(design);
        }
        showColumnCount();
    }

    private void showColumnCount() {
        bar.showColumnCount(dataset.columnCount());
    }

    private void refreshRail() {
        ConversationList list = conversations;
        if (list != null) {
            list.showCurrent(conversationId);
            list.refresh();
        }
    }

    /// Where no conversation is followed, the list is what tells whether the agent is there.
    private void listReached(boolean reachable) {
        if (conversationId == null) {
            showAgentReachable(reachable);
            chat.showReachable(reachable);
        }
    }

    private void showAgentReachable(boolean reachable) {
        if (banner.show(Service.AGENT, reachable)) {
            tell(Service.AGENT.label() + " is back.");
        }
    }

    private void showTitle(String newTitle) {
        title = newTitle.isBlank() ? "Datawright" : newTitle + " · Datawright";
        getUI().ifPresent(ui -> ui.getPage().setTitle(title));
    }

    /// Says once whether a real model answers.
    private void askForModels() {
        if (!modelsKnown) {
            modelsKnown = true;
            getUI().ifPresent(ui -> Background.call(
                    ui,
                    bridge::capabilities,
                    capabilities -> {
                        chat.showOfflineModel(!capabilities.modelGateway());
                        rail.showOfflineModel(!capabilities.modelGateway());
                    },
                    failure -> modelsKnown = false));
        }
    }

    private void tell(BackendFailure failure) {
        tell(failure.sentence());
    }

    private static void tell(String sentence) {
        Notification.show(sentence, MESSAGE_MILLIS, Notification.Position.TOP_END);
    }

    /// What the chat says.
    private final class Ear implements ChatListener {
        @Override
        public void conversationStarted(Conversation conversation) {
            conversationId = conversation.id();
            showDesign(conversation.designId());
            getUI().ifPresent(ui -> WorkbenchNavigation.to(ui, conversation.id()));
        }

        @Override
        public void conversationShown(Conversation conversation) {
            showTitle(conversation.title());
            showDesign(conversation.designId());
        }

        @Override
        public void conversationMissing() {
            conversationId = null;
            showTitle("");
            showDesign(null);
            refreshRail();
        }

        @Override
        public void titleChanged(String newTitle) {
            showTitle(newTitle);
            UUID shown = conversationId;
            ConversationList list = conversations;
            if (shown != null && list != null) {
                list.retitled(shown, newTitle);
            }
        }

        @Override
        public void conversationsChanged() {
            refreshRail();
        }

        @Override
        public void designChanged(int version) {
            if (presenter != null) {
                presenter.refreshDesign(version);
            }
        }

        @Override
        public void jobChanged(UUID job) {
            if (presenter != null) {
                presenter.followJob(job);
            }
        }

        @Override
        public void stateChanged() {
            dataset.showChatState(
                    chat.isBusy(), chat.isReachable(), chat.openProposal().isPresent());
        }

        @Override
        public void agentReachable(boolean reachable) {
            showAgentReachable(reachable);
            stateChanged();
            if (reachable) {
                refreshRail();
            }
        }
    }

    /// What the person does in the rail.
    private final class RailHand implements Rail.Actions {
        @Override
        public void startNew() {
            getUI().ifPresent(WorkbenchNavigation::toNew);
        }

        @Override
        public void chosen() {
            showDrawer(false);
        }

        @Override
        public void leaveDrawer() {
            if (getClassNames().contains("drawer-open")) {
                showDrawer(false);
                bar.focusMenu();
            }
        }

        @Override
        public void search(String query) {
            if (conversations != null) {
                conversations.search(query);
            }
        }

        @Override
        public void more() {
            if (conversations != null) {
                conversations.more();
            }
        }

        @Override
        public void rename(RailItem item) {
            if (conversations != null) {
                conversations.rename(item, renamed -> {
                    if (renamed.id().equals(conversationId)) {
                        showTitle(renamed.title());
                    }
                });
            }
        }

        @Override
        public void delete(RailItem item) {
            if (conversations != null) {
                conversations.delete(item, deleted -> {
                    if (deleted.equals(conversationId)) {
                        startNew();
                    }
                });
            }
        }
    }

    /// What the bridge says.
    private final class Watch implements DatasetPresenter.Listener {
        @Override
        public void designShown(Design design) {
            chat.showDesignVersion(design.version());
            showColumnCount();
        }

        @Override
        public void reachable(boolean reachable) {
            if (banner.show(Service.BRIDGE, reachable)) {
                tell(Service.BRIDGE.label() + " is back.");
            }
            if (reachable) {
                askForModels();
            }
        }

        @Override
        public void failed(BackendFailure failure) {
            tell(failure);
        }
    }

    /// What the person does in the dataset pane.
    private final class Hand implements DatasetPane.Actions {
        @Override
        public void generate(long rows) {
            if (chat.openProposal().isPresent()) {
                chat.approve();
            } else {
                chat.send("Generate " + Amounts.rows(rows));
            }
            showPane("chat");
        }

        @Override
        public void say(String sentence) {
            chat.send(sentence);
            showPane("chat");
        }
    }
}
