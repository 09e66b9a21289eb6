package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.run.Runs;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.CreateConversation;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Conversations over REST.
@RestController
@RequestMapping("/api/agent/conversations")
class ConversationEndpoints {

    private static final int MAX_TITLE = 200;
    private static final int MAX_PAGE = 200;

    private final Conversations conversations;
    private final Runs runs;
    private final Bridge bridge;

    ConversationEndpoints(Conversations conversations, Runs runs, Bridge bridge) {
        this.conversations = conversations;
        this.runs = runs;
        this.bridge = bridge;
    }

    @PostMapping
    ResponseEntity<Conversation> create(
            Principal caller, @RequestBody(required = false) @Nullable CreateConversation wish) {
        String title = wish == null || wish.title() == null || wish.title().isBlank()
                ? null
                : wish.title().strip();
        if (title != null && title.length() > MAX_TITLE) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "A title has at most " + MAX_TITLE + " characters; this one has " + title.length() + ".");
        }
        UUID id = UUID.randomUUID();
        ToolAnswer design = createDesign(caller.getName(), id, title == null ? Conversations.UNTITLED : title);
        Conversation created = conversations.create(
                caller.getName(),
                id,
                title,
                UUID.fromString(design.structured().path("design_id").asString()),
                design.structured().path("version").asInt(1));
        return ResponseEntity.created(URI.create("/api/agent/conversations/" + id))
                .body(created);
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
        if (q != null && q.length() > MAX_TITLE) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "q has " + q.length() + " characters; at most " + MAX_TITLE + " are taken. Search for less.");
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
        return conversations.rename(caller.getName(), id, wish.title());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Principal caller, @PathVariable UUID id) {
        runs.stop(caller.getName(), id);
        conversations.delete(caller.getName(), id);
    }

    private ToolAnswer createDesign(String owner, UUID conversationId, String name) {
        ObjectNode arguments = WireJson.mapper().createObjectNode().put("name", name);
        try {
            ToolAnswer answer = bridge.call(owner, "create_design", arguments, conversationId + "/create_design");
            if (answer.failed()) {
                throw new ProblemException(
                        ProblemType.UPSTREAM_FAILED, "The bridge did not make a design: " + answer.text());
            }
            return answer;
        } catch (BridgeAway e) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_AWAY,
                    "The bridge does not answer, so no new dataset can be started. Try again in a while.",
                    e);
        }
    }
}
