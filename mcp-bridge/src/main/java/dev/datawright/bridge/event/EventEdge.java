package dev.datawright.bridge.event;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/bridge/events")
class EventEdge {

    private static final Logger log = LoggerFactory.getLogger(EventEdge.class);
    private static final int PAGE = 200;
    private static final int MAX_STREAMS = 32;
    private static final Duration MAX_WAIT = Duration.ofSeconds(25);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// A stream ends after this long, so that an expired token does not read on; readers come back with their cursor.
    private static final Duration MAX_STREAM = Duration.ofMinutes(30);

    private final Events events;
    private final ConcurrentHashMap<String, AtomicInteger> streams = new ConcurrentHashMap<>();

    EventEdge(Events events, MeterRegistry meters) {
        this.events = events;
        Gauge.builder(
                        "datawright.event.streams",
                        streams,
                        now -> now.values().stream()
                                .mapToInt(AtomicInteger::get)
                                .sum())
                .description("Event streams that are open")
                .register(meters);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Listing<BridgeEvent> poll(Call call, @RequestParam @Nullable Long after, @RequestParam(defaultValue = "0") int wait)
            throws InterruptedException {
        call.require(Scope.READ);
        long cursor = after == null ? events.last(call.owner()) : after;
        Duration patience = Duration.ofSeconds(Math.clamp(wait, 0, MAX_WAIT.toSeconds()));
        List<BridgeEvent> found = events.await(call.owner(), cursor, PAGE, patience);
        long next = found.isEmpty() ? cursor : found.getLast().cursor();
        return new Listing<>(found, Long.toString(next));
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            Call call,
            @RequestParam @Nullable Long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
        call.require(Scope.READ);
        AtomicInteger open = streams.computeIfAbsent(call.owner(), owner -> new AtomicInteger());
        if (open.incrementAndGet() > MAX_STREAMS) {
            open.decrementAndGet();
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED, "There are " + MAX_STREAMS + " event streams open; close one first.");
        }
        long cursor = lastEventId != null ? lastEventId : after != null ? after : events.last(call.owner());
        SseEmitter emitter = new SseEmitter(MAX_STREAM.plusSeconds(30).toMillis());
        Thread.ofVirtual().name("events-" + call.owner()).start(() -> {
            try {
                write(emitter, call.owner(), cursor);
            } finally {
                open.decrementAndGet();
            }
        });
        return emitter;
    }

    private void write(SseEmitter emitter, String owner, long from) {
        long cursor = from;
        long end = System.nanoTime() + MAX_STREAM.toNanos();
        try {
            emitter.send(SseEmitter.event().comment("open"));
            while (!events.isClosed() && System.nanoTime() < end) {
                List<BridgeEvent> found = events.await(owner, cursor, PAGE, HEARTBEAT);
                if (found.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                for (BridgeEvent event : found) {
                    cursor = event.cursor();
                    emitter.send(SseEmitter.event()
                            .id(Long.toString(cursor))
                            .data(WireJson.mapper().writeValueAsString(event)));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            log.debug("An event reader has gone", gone);
            emitter.completeWithError(gone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.warn("An event stream broke; its reader comes back with its cursor", e);
            emitter.completeWithError(e);
        }
    }
}
