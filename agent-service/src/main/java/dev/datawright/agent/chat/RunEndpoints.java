package dev.datawright.agent.chat;

import dev.datawright.agent.request.Requests;
import dev.datawright.agent.run.Runs;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is said in a conversation, and what stops the agent.
@RestController
@RequestMapping("/api/agent/conversations/{id}")
class RunEndpoints {

    private final Runs runs;

    RunEndpoints(Runs runs) {
        this.runs = runs;
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunAccepted say(
            Principal caller,
            @PathVariable UUID id,
            @RequestBody SendMessage message,
            @RequestHeader(name = Requests.HEADER, required = false) @Nullable String key) {
        return runs.say(caller.getName(), id, message.text(), key);
    }

    @PostMapping("/messages/{messageId}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunAccepted retry(
            Principal caller,
            @PathVariable UUID id,
            @PathVariable UUID messageId,
            @RequestHeader(name = Requests.HEADER, required = false) @Nullable String key) {
        return runs.retry(caller.getName(), id, messageId, key);
    }

    @DeleteMapping("/queue/{messageId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Principal caller, @PathVariable UUID id, @PathVariable UUID messageId) {
        runs.takeBack(caller.getName(), id, messageId);
    }

    @PostMapping("/answers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunAccepted answer(Principal caller, @PathVariable UUID id, @RequestBody AnswerProposal answer) {
        return runs.answer(caller.getName(), id, UUID.randomUUID(), answer);
    }

    @PostMapping("/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(Principal caller, @PathVariable UUID id) {
        runs.stop(caller.getName(), id);
    }
}
