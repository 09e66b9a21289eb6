package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Our own stream of a conversation: with cursors, replayed from any of them, then live.
@RestController
class EventEndpoint {

    private final Conversations conversations;
    private final Streams streams;

    EventEndpoint(Conversations conversations, Streams streams) {
        this.conversations = conversations;
        this.streams = streams;
    }

    @GetMapping("/api/agent/conversations/{id}/events")
    void events(
            Principal caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        conversations.find(caller.getName(), id);
        // A reconnecting client repeats its first address: what it has seen last counts more.
        long cursor = cursor(lastEventId == null || lastEventId.isBlank() ? after : lastEventId);
        Streams.End unused =
                streams.send(caller.getName(), id, cursor, Streams.COMMENT_EVERY, response, (writer, event) -> {
                    writer.event(event.cursor(), event.event());
                    return true;
                });
    }

    private static long cursor(@Nullable String text) {
        try {
            long cursor = text == null ? 0 : Long.parseLong(text.strip());
            if (cursor >= 0) {
                return cursor;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The cursor is '" + text + "'; it is a number from 0 on, taken from an event's id.");
    }
}
