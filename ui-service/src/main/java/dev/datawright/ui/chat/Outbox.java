package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the person has said and the agent has not begun to answer: on its way to the service, or waiting there for the
/// end of a run.
final class Outbox {
    private final List<Sending> sendings = new ArrayList<>();
    private List<Message> queued = List.of();
    private int count;

    /// @param waits a run is at work, so that the message will wait for its end
    String send(String text, boolean waits) {
        String key = "sending:" + count++;
        sendings.add(new Sending(key, text, waits));
        return key;
    }

    /// It was not taken.
    void drop(String key) {
        sendings.removeIf(sending -> sending.key().equals(key));
    }

    /// The service has stored a message: it is no longer on its way.
    void stored(Message message) {
        if (!queued.stream().anyMatch(waiting -> waiting.id().equals(message.id()))) {
            arrived(message.text());
        }
        queued = queued.stream()
                .filter(waiting -> !waiting.id().equals(message.id()))
                .toList();
    }

    void queued(List<Message> messages) {
        for (Message message : messages) {
            if (queued.stream().noneMatch(known -> known.id().equals(message.id()))) {
                arrived(message.text());
            }
        }
        queued = List.copyOf(messages);
    }

    void takenBack(UUID message) {
        queued =
                queued.stream().filter(waiting -> !waiting.id().equals(message)).toList();
    }

    /// Messages that stand where the conversation goes on.
    List<Entry.Said> spoken() {
        return sendings.stream()
                .filter(sending -> !sending.waits())
                .map(sending -> new Entry.Said(sending.key(), null, sending.text()))
                .toList();
    }

    /// Messages that stand in the queue, oldest first.
    List<Waiter> waiting() {
        List<Waiter> waiting = new ArrayList<>();
        queued.forEach(message -> waiting.add(new Waiter("queued:" + message.id(), message.id(), message.text())));
        sendings.stream()
                .filter(Sending::waits)
                .forEach(sending -> waiting.add(new Waiter(sending.key(), null, sending.text())));
        return waiting;
    }

    /// Takes over what is still on its way, for a page that was built anew meanwhile.
    ///
    /// @param newest what the person said last, as the service has it
    void keep(Outbox before, @Nullable String newest) {
        count = before.count;
        before.sendings.stream()
                .filter(sending -> !sending.text().equals(newest)
                        && queued.stream().noneMatch(known -> known.text().equals(sending.text())))
                .forEach(sendings::add);
    }

    private void arrived(String text) {
        for (Sending sending : sendings) {
            if (sending.text().equals(text)) {
                sendings.remove(sending);
                return;
            }
        }
    }

    private record Sending(String key, String text, boolean waits) {}

    /// A message in the queue.
    ///
    /// @param id absent while the service has not taken it
    record Waiter(String key, @Nullable UUID id, String text) {}
}
