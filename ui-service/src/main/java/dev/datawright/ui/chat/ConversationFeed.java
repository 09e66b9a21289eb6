package dev.datawright.ui.chat;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.EventStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Loads a conversation and follows it; everything it hears reaches its reader on the page's thread.
final class ConversationFeed implements EventStream.Feed, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConversationFeed.class);

    private final UI ui;
    private final AgentClient agent;
    private final UUID conversation;
    private final Reader reader;
    private final Queue<AgUiEvent> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean delivering = new AtomicBoolean();
    private volatile boolean closed;
    private final EventStream stream;

    @SuppressWarnings("this-escape")
    ConversationFeed(UI ui, AgentClient agent, UUID conversation, Reader reader) {
        this.ui = ui;
        this.agent = agent;
        this.conversation = conversation;
        this.reader = reader;
        this.stream = agent.follow(conversation, this);
    }

    UUID conversation() {
        return conversation;
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }

    @Override
    public String prepare() {
        ConversationView view = agent.view(conversation);
        show(() -> reader.loaded(view));
        return Long.toString(view.cursor());
    }

    @Override
    public void opened() {
        show(() -> reader.reachable(true));
    }

    @Override
    public void away() {
        show(() -> reader.reachable(false));
    }

    @Override
    public void refused(BackendFailure.Refused refusal) {
        show(() -> reader.missing(refusal));
    }

    /// Tokens come faster than a page can be drawn: what has gathered is delivered together.
    @Override
    public void received(String data) {
        try {
            inbox.add(WireJson.mapper().readValue(data, AgUiEvent.class));
        } catch (JacksonException unknown) {
            log.debug("An event that this page does not know: {}", unknown.getOriginalMessage());
            return;
        }
        if (delivering.compareAndSet(false, true)) {
            show(this::deliver);
        }
    }

    private void deliver() {
        delivering.set(false);
        List<AgUiEvent> events = new ArrayList<>();
        for (AgUiEvent event = inbox.poll(); event != null; event = inbox.poll()) {
            events.add(event);
        }
        if (!events.isEmpty()) {
            reader.heard(events);
        }
    }

    private void show(Runnable change) {
        Background.show(ui, () -> {
            if (!closed) {
                change.run();
            }
        });
    }

    /// Who reads the conversation; called with the page's lock held.
    interface Reader {
        void loaded(ConversationView view);

        void heard(List<AgUiEvent> events);

        void reachable(boolean reachable);

        void missing(BackendFailure.Refused refusal);
    }
}
