package dev.datawright.launcher.make;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;

/// Follows a conversation's events; a stream that falls silent or breaks is taken up again where it was.
final class EventStream {

    /// The service sends a comment every 15 s; three missed ones mean that nobody is there.
    private static final Duration SILENCE = Duration.ofSeconds(50);

    private static final int MOST_FAILURES = 6;

    private final SuiteClient client;
    private final UUID conversation;
    private long cursor;
    private long pendingCursor;

    EventStream(SuiteClient client, UUID conversation, long cursor) {
        this.client = client;
        this.conversation = conversation;
        this.cursor = cursor;
    }

    /// A line of the stream, or its end.
    private sealed interface Item {
        record Line(String text) implements Item {}

        record End(String reason) implements Item {}
    }

    /// Hands on each event until the predicate has seen enough.
    void follow(Predicate<AgUiEvent> enough) throws InterruptedException {
        int failures = 0;
        while (true) {
            long before = cursor;
            String reason;
            try (InputStream stream = client.events(conversation, cursor)) {
                if (readUntil(stream, enough)) {
                    return;
                }
                reason = "the stream of events ended";
            } catch (IOException e) {
                Interrupts.unmask(e);
                reason = String.valueOf(e.getMessage());
            } catch (CommandFailure e) {
                if (e.exitCode() != ExitCode.UNREACHABLE) {
                    throw e;
                }
                reason = e.sentence();
            }
            failures = cursor > before ? 1 : failures + 1;
            if (failures > MOST_FAILURES) {
                throw new CommandFailure(ExitCode.UNREACHABLE, "The agent's events cannot be followed: " + reason);
            }
            TimeUnit.SECONDS.sleep(failures);
        }
    }

    private boolean readUntil(InputStream stream, Predicate<AgUiEvent> enough)
            throws InterruptedException, IOException {
        BlockingQueue<Item> items = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual().start(() -> pump(stream, items));
        try {
            while (true) {
                Item item = items.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
                switch (item) {
                    case null -> throw new IOException("no sign of life for " + SILENCE.toSeconds() + " s");
                    case Item.End end -> {
                        return false;
                    }
                    case Item.Line line -> {
                        if (take(line.text(), enough)) {
                            return true;
                        }
                    }
                }
            }
        } finally {
            reader.interrupt();
        }
    }

    private static void pump(InputStream stream, BlockingQueue<Item> items) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                items.add(new Item.Line(line));
            }
            items.add(new Item.End("closed"));
        } catch (IOException e) {
            items.add(new Item.End(String.valueOf(e.getMessage())));
        }
    }

    /// Ids and data come in this order, and data in one line each: so the service writes them.
    private boolean take(String line, Predicate<AgUiEvent> enough) {
        if (line.startsWith("id:")) {
            String id = line.substring(3).strip();
            if (id.matches("\\d{1,18}")) {
                pendingCursor = Long.parseLong(id);
            }
        } else if (line.startsWith("data:")) {
            cursor = Math.max(cursor, pendingCursor);
            try {
                return enough.test(WireJson.mapper().readValue(line.substring(5), AgUiEvent.class));
            } catch (JacksonException _) {
                // A newer service may send events that this command does not know; the view tells the rest.
                return false;
            }
        }
        return false;
    }
}
