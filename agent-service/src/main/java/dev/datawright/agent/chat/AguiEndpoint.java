package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.run.Runs;
import dev.datawright.agent.tools.BridgeDesigns;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// AG-UI 1.0: one run, from its start to its end. A client that leaves before stops it.
@RestController
class AguiEndpoint {

    private static final Duration NOTICE_LEAVING = Duration.ofSeconds(1);

    private final Conversations conversations;
    private final Runs runs;
    private final Streams streams;
    private final BridgeDesigns designs;

    AguiEndpoint(Conversations conversations, Runs runs, Streams streams, BridgeDesigns designs) {
        this.conversations = conversations;
        this.runs = runs;
        this.streams = streams;
        this.designs = designs;
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
        Conversation conversation = conversations.find(owner, conversationId);
        RunAccepted accepted = start(owner, conversationId, request);
        var run = new AguiRunStream(designs, owner, accepted.runId(), conversation.designId());
        Streams.End end = streams.send(
                owner,
                conversationId,
                accepted.cursor(),
                NOTICE_LEAVING,
                response,
                (writer, stored) -> !stored.runId().equals(run.runId()) || run.tell(writer, stored.event()));
        if (end == Streams.End.READER_LEFT) {
            // AG-UI has no other way to say stop, and nobody is left who could say it over this stream.
            runs.stop(owner, conversationId, run.runId());
        }
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
        if ("cancelled".equals(resume.status())) {
            return new AnswerProposal(interruptId, null, null);
        }
        if (payload == null || !(payload.has("approval_id") || payload.has("reason"))) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "resume[0] says neither yes nor no. A yes is `payload: {\"approval_id\": …}` with an approval that"
                            + " POST /api/bridge/approvals issued; a no is the status `cancelled`, or `payload:"
                            + " {\"reason\": …}`.");
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
            content.forEach(part -> {
                String type = part.path("type").asString("");
                if (!type.equals("text")) {
                    throw new ProblemException(
                            ProblemType.INVALID_REQUEST,
                            "A part of the message is of the type '" + type + "'; only texts are taken.");
                }
            });
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
