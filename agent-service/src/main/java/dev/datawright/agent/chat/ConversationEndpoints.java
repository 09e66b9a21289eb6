package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.Titles;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.request.Requests;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.CreateConversation;
import dev.datawright.contract.conversation.ForkConversation;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.ProblemType;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conversations over REST.
@RestController
@RequestMapping("/api/agent/conversations")
class ConversationEndpoints {

    private static final int MAX_WORDS = 200;
    private static final int MAX_PAGE = 200;

    private final Conversations conversations;
    private final DesignedConversations designs;
    private final Forks forks;

    ConversationEndpoints(Conversations conversations, DesignedConversations designs, Forks forks) {
        this.conversations = conversations;
        this.designs = designs;
        this.forks = forks;
    }

    @PostMapping
    ResponseEntity<Conversation> create(
            Principal caller,
            @RequestBody(required = false) @Nullable CreateConversation wish,
            @RequestHeader(name = Requests.HEADER, required = false) @Nullable String key) {
        String title =
                wish == null || wish.title() == null || wish.title().isBlank() ? null : Titles.checked(wish.title());
        String model = wish == null || wish.model() == null || wish.model().isBlank()
                ? null
                : wish.model().strip();
        return created(designs.create(caller.getName(), title, model, key));
    }

    @PostMapping("/{id}/fork")
    ResponseEntity<Conversation> fork(
            Principal caller,
            @PathVariable UUID id,
            @RequestBody ForkConversation wish,
            @RequestHeader(name = Requests.HEADER, required = false) @Nullable String key) {
        return created(forks.fork(caller.getName(), id, wish, key));
    }

    @GetMapping
    Listing<Conversation> list(
            Principal caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "limit is " + limit + "; it is from 1 to " + MAX_PAGE + ".");
        }
        if (q != null && q.length() > MAX_WORDS) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "q has " + q.length() + " characters; at most " + MAX_WORDS + " are taken. Search for less.");
        }
        String words = q == null || q.isBlank() ? null : q.strip().replace("\u0000", "");
        return conversations.list(caller.getName(), words, after, limit);
    }

    @GetMapping("/{id}")
    ConversationView view(Principal caller, @PathVariable UUID id) {
        return conversations.view(caller.getName(), id);
    }

    @PatchMapping("/{id}")
    Conversation rename(Principal caller, @PathVariable UUID id, @RequestBody RenameConversation wish) {
        return designs.rename(caller.getName(), id, wish.title());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Principal caller, @PathVariable UUID id) {
        designs.delete(caller.getName(), id);
    }

    private static ResponseEntity<Conversation> created(Conversation made) {
        return ResponseEntity.created(URI.create("/api/agent/conversations/" + made.id()))
                .body(made);
    }
}
