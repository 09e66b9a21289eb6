package dev.datawright.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
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
    private final Tab chatTab = new Tab("Chat");
    private final Tab datasetTab = new Tab("Dataset");
    private final Tabs paneTabs = new Tabs(chatTab, datasetTab);
    private final NativeButton menu = new NativeButton();
    private transient @Nullable DatasetPresenter presenter;
    private @Nullable UUID conversationId;
    private @Nullable UUID designId;
    private String title = "Datawright";

    @SuppressWarnings("this-escape")
    WorkbenchView(AgentClient agent, BridgeClient bridge) {
        this.agent = agent;
        this.bridge = bridge;
        rail = new Rail(() -> getUI().ifPresent(WorkbenchNavigation::toNew), this::closeDrawer);
        chat = new ChatPane(agent, bridge, new Ear());
        dataset = new DatasetPane(new Hand());
        addClassName("workbench");
        getElement().setAttribute("data-pane", "chat");
        Div veil = new Div();
        veil.addClassName("veil");
        veil.getElement().addEventListener("click", event -> closeDrawer());
        Main main = new Main(banner, bar(), chat, dataset);
        add(rail, veil, main);
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
            if (event.getRouteParameters().get(WorkbenchNavigation.CONVERSATION).isPresent()) {
                event.forwardTo(WorkbenchNavigation.START);
            }
            conversationId = null;
            title = "Datawright";
            showDesign(null);
            chat.startNew();
        }
        showPane("chat");
        listConversations();
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
        listConversations();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        DatasetPresenter current = presenter;
        if (current != null) {
            current.close();
            presenter = null;
        }
        super.onDetach(event);
    }

    private Div bar() {
        menu.setText("Menu");
        menu.addClassNames("plain", "menu");
        menu.getElement()
                .setAttribute("aria-controls", "rail")
                .setAttribute("aria-expanded", "false")
                .setAttribute("data-testid", "menu");
        menu.addClickListener(click -> {
            boolean open = !getClassNames().contains("drawer-open");
            setClassName("drawer-open", open);
            menu.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        });
        paneTabs.getElement().setAttribute("aria-label", "Panes");
        chatTab.getElement().setAttribute("data-testid", "pane-chat");
        datasetTab.getElement().setAttribute("data-testid", "pane-dataset");
        paneTabs.addSelectedChangeListener(change ->
                getElement().setAttribute("data-pane", change.getSelectedTab() == datasetTab ? "dataset" : "chat"));
        Div bar = new Div(menu, paneTabs);
        bar.addClassName("bar");
        return bar;
    }

    private void closeDrawer() {
        removeClassName("drawer-open");
        menu.getElement().setAttribute("aria-expanded", "false");
    }

    private void showPane(String pane) {
        paneTabs.setSelectedTab("chat".equals(pane) ? chatTab : datasetTab);
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
        int count = dataset.columnCount();
        datasetTab.setLabel(count == 0 ? "Dataset" : "Dataset · " + count);
    }

    private void listConversations() {
        getUI().ifPresent(ui -> Background.call(
                ui,
                agent::conversations,
                conversations -> rail.show(conversations, conversationId),
                // The banner already tells that the agent is away; the list as it was is better than none.
                failure -> {}));
    }

    private void tell(BackendFailure failure) {
        tell(failure.sentence());
    }

    private static void tell(String sentence) {
        Notification.show(sentence, MESSAGE_MILLIS, Notification.Position.BOTTOM_CENTER);
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
            title = conversation.title().isBlank() ? "Datawright" : conversation.title() + " · Datawright";
            getUI().ifPresent(ui -> ui.getPage().setTitle(title));
            showDesign(conversation.designId());
        }

        @Override
        public void conversationMissing(BackendFailure.Refused refusal) {
            tell(refusal.isNotFound() ? "There is no such dataset. Start a new one here." : refusal.sentence());
            getUI().ifPresent(WorkbenchNavigation::toNew);
        }

        @Override
        public void conversationsChanged() {
            listConversations();
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
            banner.show(Service.AGENT, reachable);
            stateChanged();
            if (reachable) {
                listConversations();
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
            banner.show(Service.BRIDGE, reachable);
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
