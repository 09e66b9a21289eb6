package dev.datawright.ui.backend;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows server-sent events on a virtual thread of its own: opens, reads, and opens again after the last event seen.
public final class EventStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Http http;
    private final Function<String, HttpUrl.Builder> url;
    private final Feed feed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Call call;
    private volatile boolean delivered;
    private String cursor = "";

    private EventStream(Http http, Function<String, HttpUrl.Builder> url, Feed feed) {
        this.http = http;
        this.url = url;
        this.feed = feed;
    }

    static EventStream open(Http http, Function<String, HttpUrl.Builder> url, Feed feed) {
        EventStream stream = new EventStream(http, url, feed);
        Thread.ofVirtual()
                .name("events-" + http.service().name().toLowerCase(java.util.Locale.ROOT))
                .start(stream::run);
        return stream;
    }

    /// Stops at once; nothing is delivered afterwards but what is being delivered now.
    @Override
    public void close() {
        closed.countDown();
        Call current = call;
        if (current != null) {
            current.cancel();
        }
    }

    private void run() {
        int failures = 0;
        boolean prepared = false;
        try {
            while (!isClosed()) {
                delivered = false;
                try {
                    if (!prepared) {
                        cursor = feed.prepare();
                        prepared = true;
                    }
                    read();
                } catch (BackendFailure.Refused refused) {
                    if (refused.status() < 500 && refused.status() != 401 && refused.status() != 429) {
                        feed.refused(refused);
                        return;
                    }
                    log.debug("{} refuses its events: {}", http.service(), refused.sentence());
                } catch (BackendFailure | IOException away) {
                    log.debug("{} is away", http.service(), away);
                }
                if (isClosed()) {
                    return;
                }
                // A stream that was open may end by a restart or a time limit: only a second failure is worth a word.
                failures = delivered ? 0 : failures + 1;
                if (failures > 0) {
                    feed.away();
                }
                if (closed.await(pauseMillis(failures), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long pauseMillis(int failures) {
        return Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(failures, 6));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void read() throws IOException {
        Call next = http.stream(url.apply(cursor));
        call = next;
        if (isClosed()) {
            return;
        }
        try (Response response = next.execute()) {
            if (!response.isSuccessful()) {
                throw http.refusal(response);
            }
            EventSources.processResponse(response, new Listener());
        }
    }

    private final class Listener extends EventSourceListener {
        @Override
        public void onOpen(EventSource source, Response response) {
            delivered = true;
            feed.opened();
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            if (isClosed()) {
                return;
            }
            if (id != null && !id.isEmpty()) {
                cursor = id;
            }
            feed.received(data);
        }
    }

    /// Who is told; every method is called on the stream's own thread.
    public interface Feed {
        /// Loads what the events build on, and answers the cursor they start after; empty for "from now on".
        default String prepare() {
            return "";
        }

        /// The stream is open, for the first time or again.
        void opened();

        void received(String data);

        /// The service cannot be reached; it is tried again until it can.
        void away();

        /// The service said no for good; nothing follows.
        void refused(BackendFailure.Refused refusal);
    }
}
