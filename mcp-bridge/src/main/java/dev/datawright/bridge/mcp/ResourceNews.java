package dev.datawright.bridge.mcp;

import dev.datawright.bridge.event.Events;
import dev.datawright.contract.event.BridgeEvent;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Tells sessions that listen what changed among their caller's resources, whichever replica changed it.
///
/// One query a second for all of them; nothing is asked while nobody listens.
final class ResourceNews implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ResourceNews.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SENDING = Duration.ofSeconds(2);
    private static final int PAGE = 200;

    private final Events events;
    private final Collection<PersonalSession> sessions;
    private final Map<String, Long> seen = new HashMap<>();
    private volatile boolean running;

    ResourceNews(Events events, Collection<PersonalSession> sessions) {
        this.events = events;
        this.sessions = sessions;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("resource-news").start(this::watch);
    }

    private void watch() {
        while (running) {
            try {
                look();
            } catch (DataAccessException away) {
                log.debug("The database is away; it is asked again", away);
            }
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() {
        Map<String, List<PersonalSession>> listening = sessions.stream()
                .filter(session -> session.owner() != null && session.hasListeningStream())
                .filter(session ->
                        session.hasListed() || !session.subscriptions().isEmpty())
                .collect(Collectors.groupingBy(session -> String.valueOf(session.owner())));
        seen.keySet().retainAll(listening.keySet());
        if (listening.isEmpty()) {
            return;
        }
        Map<String, Long> newest = events.lastOf(listening.keySet());
        listening.forEach((owner, theirs) -> {
            long last = newest.getOrDefault(owner, 0L);
            Long before = seen.put(owner, last);
            if (before != null && last > before) {
                tell(theirs, events.after(owner, before, PAGE));
            }
        });
    }

    private static void tell(List<PersonalSession> listening, List<BridgeEvent> changes) {
        Set<String> changed = new HashSet<>();
        for (BridgeEvent change : changes) {
            changed.add("datawright://designs/" + change.designId());
            if (change.jobId() != null) {
                changed.add("datawright://jobs/" + change.jobId());
                changed.add("datawright://jobs/" + change.jobId() + "/rows");
            }
        }
        for (PersonalSession session : listening) {
            session.subscriptions().stream()
                    .filter(changed::contains)
                    .forEach(uri -> send(
                            session,
                            McpSchema.METHOD_NOTIFICATION_RESOURCES_UPDATED,
                            new McpSchema.ResourcesUpdatedNotification(uri)));
            if (session.hasListed()) {
                send(session, McpSchema.METHOD_NOTIFICATION_RESOURCES_LIST_CHANGED, Map.of());
            }
        }
    }

    private static void send(PersonalSession session, String method, Object params) {
        try {
            session.sendNotification(method, params).onErrorComplete().block(SENDING);
        } catch (IllegalStateException slow) {
            log.debug("A session does not take its news", slow);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
