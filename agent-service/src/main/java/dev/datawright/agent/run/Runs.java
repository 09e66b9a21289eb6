package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Events;
import dev.datawright.agent.conversation.Proposal;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.request.Requests;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts and stops runs: at most one works on a conversation at a time.
@Component
public class Runs {

    private static final int MAX_TEXT = 20_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Proposals proposals;
    private final Events events;
    private final Requests requests;
    private final RunStarts starts;
    private final Queue queue;
    private final StaleProposals stale;
    private final Dispatcher dispatcher;

    Runs(
            JdbcClient database,
            TransactionTemplate transactions,
            Conversations conversations,
            Transcripts transcripts,
            Proposals proposals,
            Events events,
            Requests requests,
            RunStarts starts,
            Queue queue,
            StaleProposals stale,
            @Lazy Dispatcher dispatcher) {
        this.database = database;
        this.transactions = transactions;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.proposals = proposals;
        this.events = events;
        this.requests = requests;
        this.starts = starts;
        this.queue = queue;
        this.stale = stale;
        this.dispatcher = dispatcher;
    }

    /// Starts a run for what the person says, or lets it wait while another run is at work.
    ///
    /// @param key makes a doubled call the same call; absent: every call counts
    public RunAccepted say(String owner, UUID conversationId, String text, @Nullable String key) {
        String said = checked(text);
        return inTransaction(
                owner,
                conversationId,
                conversation ->
                        requests.once(owner, key, List.of("say", conversationId, said), RunAccepted.class, () -> {
                            long cursor = events.cursor(conversationId);
                            // Who waits longer comes first, also between two runs.
                            Conversation now = queue.startNext(conversation, owner);
                            UUID messageId = UUID.randomUUID();
                            return now.activeRunId() == null
                                    ? starts.say(now, owner, UUID.randomUUID(), messageId, said, List.of())
                                    : queue.add(now, owner, messageId, said, cursor);
                        }));
    }

    /// Starts a run for a message whose run failed, or was stopped before its first word. The message stays as it is.
    ///
    /// @param key makes a doubled call the same call; absent: a second call finds the first one's run at work
    public RunAccepted retry(String owner, UUID conversationId, UUID messageId, @Nullable String key) {
        return inTransaction(
                owner,
                conversationId,
                conversation -> requests.once(
                        owner,
                        key,
                        List.of("retry", conversationId, messageId),
                        RunAccepted.class,
                        () -> starts.retry(queue.startNext(conversation, owner), owner, UUID.randomUUID(), messageId)));
    }

    /// Starts a run with an id of the caller's; refused while another run is at work.
    public RunAccepted run(String owner, UUID conversationId, UUID runId, String text) {
        String said = checked(text);
        return inTransaction(
                owner,
                conversationId,
                conversation -> starts.say(
                        queue.startNext(conversation, owner), owner, runId, UUID.randomUUID(), said, List.of()));
    }

    /// Starts the first run of a conversation that the caller's transaction has made; call [#wakeUp] after it.
    public RunAccepted begin(Conversation conversation, String owner, String text) {
        return starts.say(conversation, owner, UUID.randomUUID(), UUID.randomUUID(), checked(text), List.of());
    }

    /// Lets runs begin at once that were stored by another's transaction.
    public void wakeUp() {
        dispatcher.wakeUp();
    }

    /// Starts a run that carries the person's answer to a proposal; the same answer again is the same run.
    public RunAccepted answer(String owner, UUID conversationId, UUID runId, AnswerProposal answer) {
        String reason = answer.reason() == null || answer.reason().isBlank() ? null : checked(answer.reason());
        if (answer.approvalId() != null) {
            conversations.find(owner, conversationId);
            // Asked before the conversation is locked: the bridge may take its time.
            proposals
                    .find(conversationId, answer.interruptId())
                    .filter(proposal -> proposal.state() == Proposal.State.OPEN)
                    .ifPresent(proposal -> stale.check(owner, proposal));
        }
        return inTransaction(owner, conversationId, conversation -> {
            long cursor = events.cursor(conversationId);
            Proposal proposal = proposals
                    .find(conversationId, answer.interruptId())
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.NOT_FOUND,
                            "There is no question " + answer.interruptId() + " in this conversation."));
            if (proposal.state() != Proposal.State.OPEN) {
                return again(proposal, answer, cursor);
            }
            Proposal.State state = answer.approvalId() == null ? Proposal.State.REJECTED : Proposal.State.APPROVED;
            starts.insert(conversation, owner, runId, RunKind.ANSWER, proposal.threadId(), answer.interruptId());
            List<AgUiEvent> first = new ArrayList<>();
            first.add(new AgUiEvent.RunStarted(conversationId.toString(), runId.toString()));
            first.add(CustomEvents.settled(
                    proposals.settle(answer.interruptId(), state, answer.approvalId(), reason, runId)));
            if (state == Proposal.State.REJECTED) {
                transcripts.addResult(
                        conversationId,
                        runId,
                        proposal.messageId(),
                        proposal.callIndex(),
                        "The person does not want this job now. Nothing was started.");
                if (reason != null) {
                    first.add(starts.userMessage(conversationId, runId, UUID.randomUUID(), reason));
                }
            }
            events.append(conversationId, runId, first);
            return new RunAccepted(runId, cursor, false);
        });
    }

    /// Stops what works on a conversation and takes back what waits; what there is so far stays.
    public void stop(String owner, UUID conversationId) {
        Conversation stopped = Objects.requireNonNull(transactions.execute(status -> {
            Conversation locked = conversations.lock(owner, conversationId);
            queue.clear(locked);
            requestStop(locked.activeRunId());
            return locked;
        }));
        if (stopped.activeRunId() != null) {
            dispatcher.stop(stopped.activeRunId());
        }
    }

    /// Stops this run, unless it has ended; another one that has begun since, and what waits, stay.
    public void stop(String owner, UUID conversationId, UUID runId) {
        transactions.executeWithoutResult(status -> {
            if (runId.equals(conversations.lock(owner, conversationId).activeRunId())) {
                requestStop(runId);
            }
        });
        dispatcher.stop(runId);
    }

    private void requestStop(@Nullable UUID runId) {
        database.sql("UPDATE agent.run SET stop_requested = true WHERE id = :id")
                .param("id", runId)
                .update();
    }

    /// Takes back a message that waits.
    public void takeBack(String owner, UUID conversationId, UUID messageId) {
        transactions.executeWithoutResult(status -> queue.remove(conversations.lock(owner, conversationId), messageId));
    }

    /// Stores a run that was over in the transaction that began it, such as the news of a job's end.
    public void recordJobEnd(UUID conversationId, String owner, UUID runId) {
        database.sql("INSERT INTO agent.run (id, conversation_id, owner, thread_id, kind, state, ended_at)"
                        + " VALUES (:id, :conversation, :owner, :id, 'job_end', 'finished', now())")
                .param("id", runId)
                .param("conversation", conversationId)
                .param("owner", owner)
                .update();
    }

    /// A person's text as it is taken.
    public static String checked(String text) {
        if (text.isBlank()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The text is empty. Say what the dataset should hold.");
        }
        if (text.length() > MAX_TEXT) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The text has " + text.length() + " characters; at most 20,000 are taken. Say it shorter, or in"
                            + " several messages.");
        }
        return text.strip().replace("\u0000", "");
    }

    private RunAccepted inTransaction(String owner, UUID conversationId, Function<Conversation, RunAccepted> start) {
        RunAccepted accepted = Objects.requireNonNull(
                transactions.execute(status -> start.apply(conversations.lock(owner, conversationId))));
        dispatcher.wakeUp();
        return accepted;
    }

    private static RunAccepted again(Proposal proposal, AnswerProposal answer, long cursor) {
        if (proposal.answerRunId() != null && Objects.equals(proposal.approvalId(), answer.approvalId())) {
            return new RunAccepted(proposal.answerRunId(), cursor, false);
        }
        throw new ProblemException(
                ProblemType.NOT_READY,
                "This question is settled already: " + proposal.state().name().toLowerCase(Locale.ROOT)
                        + ". Ask the agent for a new proposal.");
    }
}
