package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.Events;
import dev.datawright.agent.conversation.Proposal;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
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
    private final Dispatcher dispatcher;

    Runs(
            JdbcClient database,
            TransactionTemplate transactions,
            Conversations conversations,
            Transcripts transcripts,
            Proposals proposals,
            Events events,
            @Lazy Dispatcher dispatcher) {
        this.database = database;
        this.transactions = transactions;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.proposals = proposals;
        this.events = events;
        this.dispatcher = dispatcher;
    }

    /// Starts a run for what the person says; an open proposal is withdrawn by it.
    public RunAccepted say(String owner, UUID conversationId, UUID runId, String text) {
        String said = checked(text);
        RunAccepted accepted = inTransaction(owner, conversationId, (conversation, cursor) -> {
            List<AgUiEvent> first = new ArrayList<>();
            first.add(new AgUiEvent.RunStarted(conversationId.toString(), runId.toString()));
            insert(conversation, owner, runId, RunKind.MESSAGE, runId, null);
            proposals.open(conversationId).ifPresent(open -> {
                proposals.settle(open.job().interruptId(), Proposal.State.WITHDRAWN, null, null, null);
                transcripts.addResult(
                        conversationId,
                        runId,
                        open.messageId(),
                        open.callIndex(),
                        "The person went on with a new message instead of answering; the proposal is withdrawn.");
                first.add(settled(open, Proposal.State.WITHDRAWN));
            });
            first.add(userMessage(conversationId, runId, said));
            conversations.titleFrom(conversationId, said);
            events.append(conversationId, runId, first);
            return new RunAccepted(runId, cursor, false);
        });
        dispatcher.wakeUp();
        return accepted;
    }

    /// Starts a run that carries the person's answer to a proposal; the same answer again is the same run.
    public RunAccepted answer(String owner, UUID conversationId, UUID runId, AnswerProposal answer) {
        String reason = answer.reason() == null || answer.reason().isBlank() ? null : checked(answer.reason());
        RunAccepted accepted = inTransaction(owner, conversationId, (conversation, cursor) -> {
            Proposal proposal = proposals
                    .find(conversationId, answer.interruptId())
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.NOT_FOUND,
                            "There is no question " + answer.interruptId() + " in this conversation."));
            if (proposal.state() != Proposal.State.OPEN) {
                return again(proposal, answer, cursor);
            }
            Proposal.State state = answer.approvalId() == null ? Proposal.State.REJECTED : Proposal.State.APPROVED;
            insert(conversation, owner, runId, RunKind.ANSWER, proposal.threadId(), answer.interruptId());
            proposals.settle(answer.interruptId(), state, answer.approvalId(), reason, runId);
            List<AgUiEvent> first = new ArrayList<>();
            first.add(new AgUiEvent.RunStarted(conversationId.toString(), runId.toString()));
            first.add(settled(proposal, state));
            if (state == Proposal.State.REJECTED) {
                transcripts.addResult(
                        conversationId,
                        runId,
                        proposal.messageId(),
                        proposal.callIndex(),
                        "The person does not want this job now. Nothing was started.");
                if (reason != null) {
                    first.add(userMessage(conversationId, runId, reason));
                }
            }
            events.append(conversationId, runId, first);
            return new RunAccepted(runId, cursor, false);
        });
        dispatcher.wakeUp();
        return accepted;
    }

    /// Stops what works on a conversation; what there is so far stays.
    public void stop(String owner, UUID conversationId) {
        UUID active = conversations.find(owner, conversationId).activeRunId();
        if (active != null) {
            database.sql("UPDATE agent.run SET stop_requested = true WHERE id = :id")
                    .param("id", active)
                    .update();
            dispatcher.stop(active);
        }
    }

    /// Whether something works on a conversation; the caller's transaction has locked it.
    public boolean isBusy(UUID conversationId) {
        return database.sql("SELECT count(*) FROM agent.run WHERE conversation_id = :id"
                                + " AND state IN ('queued', 'running')")
                        .param("id", conversationId)
                        .query(Integer.class)
                        .single()
                > 0;
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

    private RunAccepted inTransaction(
            String owner, UUID conversationId, BiFunction<Conversation, Long, RunAccepted> start) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Conversation conversation = conversations.lock(owner, conversationId);
            return start.apply(conversation, events.cursor(conversationId));
        }));
    }

    private void insert(
            Conversation conversation,
            String owner,
            UUID runId,
            RunKind kind,
            UUID threadId,
            @Nullable UUID interruptId) {
        if (isBusy(conversation.id())) {
            throw new ProblemException(
                    ProblemType.NOT_READY,
                    "The agent still works on the message before. Wait for its run to end, or stop it.");
        }
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

    private AgUiEvent userMessage(UUID conversationId, UUID runId, String text) {
        Message message = transcripts.addUser(
                conversationId, runId, UUID.randomUUID(), text, conversations.designVersion(conversationId));
        return new AgUiEvent.Custom(RunEventNames.MESSAGE, WireJson.mapper().valueToTree(message));
    }

    private static AgUiEvent settled(Proposal proposal, Proposal.State outcome) {
        return new AgUiEvent.Custom(
                RunEventNames.PROPOSAL_SETTLED,
                WireJson.mapper()
                        .valueToTree(Map.of(
                                "interrupt_id",
                                proposal.job().interruptId(),
                                "outcome",
                                outcome.name().toLowerCase(Locale.ROOT))));
    }

    private static String checked(String text) {
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
        return text.strip();
    }
}
