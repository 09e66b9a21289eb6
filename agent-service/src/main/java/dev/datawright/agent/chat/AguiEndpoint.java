package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.run.Runs;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// AG-UI 1.0: one run, from its start to its end.
@RestController
class AguiEndpoint {

    private final Conversations conversations;
    private final Runs runs;
    private final Streams streams;

    AguiEndpoint(Conversations conversations, Runs runs, Streams streams) {
        this.conversations = conversations;
        this.runs = runs;
        this.streams = streams;
    }

    @PostMapping("/api/agent/agui")
    void run(Principal caller, @RequestBody AguiRun request, HttpServletResponse response) {
        String owner = caller.getName();
        UUID conversationId = id(request.threadId());
        if (conversationId == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "There is no conversation '" + request.threadId()
                            + "'. threadId is the id of a conversation; POST /api/agent/conversations makes one.");
        }
        conversations.find(owner, conversationId);
        RunAccepted accepted = start(owner, conversationId, request);
        streams.send(owner, conversationId, accepted.cursor(), response, (writer, stored) -> {
            if (!stored.runId().equals(accepted.runId())) {
                return true;
            }
            writer.event(stored.event());
            return !(stored.event() instanceof AgUiEvent.RunFinished)
                    && !(stored.event() instanceof AgUiEvent.RunError);
        });
    }

    private RunAccepted start(String owner, UUID conversationId, AguiRun request) {
        // A client's own run id is kept when it is one of ours in kind.
        UUID wished = id(request.runId());
        UUID runId = wished == null ? UUID.randomUUID() : wished;
        List<AguiRun.Resume> resume = request.resume() == null ? List.of() : request.resume();
        if (!resume.isEmpty()) {
            return runs.answer(owner, conversationId, runId, answer(resume.getFirst()));
        }
        List<JsonNode> messages = request.messages() == null ? List.of() : request.messages();
        if (messages.isEmpty() || !messages.getLast().path("role").asString("").equals("user")) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "A run needs a message of the user as the last of `messages`, or `resume`.");
        }
        return runs.run(owner, conversationId, runId, text(messages.getLast().path("content")));
    }

    private static AnswerProposal answer(AguiRun.Resume resume) {
        UUID interruptId = id(resume.interruptId());
        if (interruptId == null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "resume[0].interruptId is missing, or not the id of a question.");
        }
        JsonNode payload = resume.payload();
        if (payload == null || "cancelled".equals(resume.status())) {
            return new AnswerProposal(interruptId, null, null);
        }
        String approval = payload.path("approval_id").asString(null);
        UUID approvalId = id(approval);
        if (approval != null && approvalId == null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "resume[0].payload.approval_id is '" + approval + "'; it is the id of an approval of the bridge.");
        }
        return new AnswerProposal(
                interruptId, approvalId, payload.path("reason").asString(null));
    }

    /// The text of a message whose content is a text or a list of parts.
    private static String text(JsonNode content) {
        if (content.isArray()) {
            return StreamSupport.stream(content.spliterator(), false)
                    .map(part -> part.path("text").asString(""))
                    .collect(Collectors.joining("\n"));
        }
        return content.asString("");
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
