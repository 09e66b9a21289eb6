package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Events;
import dev.datawright.agent.conversation.Proposal;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Titles;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.conversation.Unanswered;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what a run begins with, in a transaction that has locked its conversation.
@Component
class RunStarts {

    private final RunMeter meter;
    private final JdbcClient database;
    private final Conversations conversations;
    private final Titles titles;
    private final Transcripts transcripts;
    private final Proposals proposals;
    private final Unanswered unanswered;
    private final Events events;

    RunStarts(
            JdbcClient database,
            Conversations conversations,
            Titles titles,
            Transcripts transcripts,
            Proposals proposals,
            Unanswered unanswered,
            Events events,
            RunMeter meter) {
        this.meter = meter;
        this.database = database;
        this.conversations = conversations;
        this.titles = titles;
        this.transcripts = transcripts;
        this.proposals = proposals;
        this.unanswered = unanswered;
        this.events = events;
    }

    /// Starts a run for what the person says; an open proposal is withdrawn by it.
    ///
    /// @param more told between the run's start and the message
    RunAccepted say(
            Conversation conversation, String owner, UUID runId, UUID messageId, String said, List<AgUiEvent> more) {
        UUID id = conversation.id();
        long cursor = events.cursor(id);
        insert(conversation, owner, runId, RunKind.MESSAGE, runId, null);
        List<AgUiEvent> first = new ArrayList<>();
        first.add(new AgUiEvent.RunStarted(id.toString(), runId.toString()));
        first.addAll(more);
        proposals.open(id).ifPresent(open -> {
            transcripts.addResult(
                    id,
                    runId,
                    open.messageId(),
                    open.callIndex(),
                    "The person went on with a new message instead of answering; the proposal is withdrawn.");
            first.add(CustomEvents.settled(
                    proposals.settle(open.job().interruptId(), Proposal.State.WITHDRAWN, null, null, null)));
        });
        titles.fromMessage(id, said).map(CustomEvents::title).ifPresent(first::add);
        first.add(userMessage(id, runId, messageId, said));
        events.append(id, runId, first);
        return new RunAccepted(runId, cursor, false);
    }

    /// Starts a run for a message that stands there already, as the run before ended without an answer to it.
    RunAccepted retry(Conversation conversation, String owner, UUID runId, UUID messageId) {
        UUID id = conversation.id();
        long cursor = events.cursor(id);
        refuseWhileAtWork(conversation);
        Unanswered.Left left = unanswered
                .find(id)
                .filter(found -> found.messageId().equals(messageId))
                .orElseThrow(() -> noSuchAttempt(id, messageId));
        insert(conversation, owner, runId, RunKind.MESSAGE, runId, null);
        events.append(
                id,
                runId,
                List.of(
                        new AgUiEvent.RunStarted(id.toString(), runId.toString()),
                        CustomEvents.retried(messageId, unanswered.takeOutEnd(id, left.runId()))));
        return new RunAccepted(runId, cursor, false);
    }

    private ProblemException noSuchAttempt(UUID conversationId, UUID messageId) {
        return transcripts.isSaid(conversationId, messageId)
                ? new ProblemException(
                        ProblemType.NOT_READY,
                        "This message has been answered, or another one came after it. Say what you want in a new"
                                + " message.")
                : new ProblemException(
                        ProblemType.NOT_FOUND, "There is no message " + messageId + " of yours in this conversation.");
    }

    /// Stores a run that waits for a process to take it.
    void insert(
            Conversation conversation,
            String owner,
            UUID runId,
            RunKind kind,
            UUID threadId,
            @Nullable UUID interruptId) {
        refuseWhileAtWork(conversation);
        boolean taken = database.sql("SELECT count(*) FROM agent.run WHERE id = :id")
                        .param("id", runId)
                        .query(Integer.class)
                        .single()
                > 0;
        if (taken) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The run id " + runId + " was used before. Choose a new one.");
        }
        database.sql("INSERT INTO agent.run (id, conversation_id, owner, thread_id, kind, state, interrupt_id)"
                        + " VALUES (:id, :conversation, :owner, :thread, :kind, 'queued', :interrupt)")
                .param("id", runId)
                .param("conversation", conversation.id())
                .param("owner", owner)
                .param("thread", threadId)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("interrupt", interruptId)
                .update();
        meter.keepPlace(runId);
    }

    private static void refuseWhileAtWork(Conversation conversation) {
        if (conversation.activeRunId() != null) {
            throw new ProblemException(
                    ProblemType.NOT_READY,
                    "The agent still works on the message before. Wait for its run to end, or stop it.");
        }
    }

    AgUiEvent userMessage(UUID conversationId, UUID runId, UUID messageId, String text) {
        return CustomEvents.message(transcripts.addUser(
                conversationId, runId, messageId, text, conversations.designVersion(conversationId)));
    }
}
