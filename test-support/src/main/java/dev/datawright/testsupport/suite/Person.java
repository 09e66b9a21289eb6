package dev.datawright.testsupport.suite;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.CreateConversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/// What a person can do over REST; the browser does the same.
public final class Person {

    private static final Duration FOR_A_RUN = Duration.ofMinutes(2);

    private final Caller edge;

    Person(Caller edge) {
        this.edge = edge;
    }

    public Caller edge() {
        return edge;
    }

    public Conversation opensConversation() {
        return edge.post("/api/agent/conversations", new CreateConversation(null), Conversation.class);
    }

    /// Says something and waits until the agent has answered.
    public ConversationView says(Conversation conversation, String text) {
        RunAccepted unused = edge.post(
                "/api/agent/conversations/%s/messages".formatted(conversation.id()),
                new SendMessage(text),
                RunAccepted.class);
        return awaitsQuiet(conversation);
    }

    public ConversationView sees(Conversation conversation) {
        return sees(conversation.id());
    }

    public ConversationView sees(UUID conversation) {
        return edge.get("/api/agent/conversations/" + conversation, ConversationView.class);
    }

    public ConversationView awaitsQuiet(Conversation conversation) {
        return Patience.until(
                "the agent to finish its run",
                FOR_A_RUN,
                () -> Optional.of(sees(conversation))
                        .filter(view -> view.conversation().activeRunId() == null));
    }

    public JobProposal awaitsProposal(Conversation conversation) {
        return Patience.until(
                "a proposed job",
                FOR_A_RUN,
                () -> Optional.ofNullable(sees(conversation).proposal()),
                () -> "The conversation: " + lastWords(sees(conversation)));
    }

    /// Approves exactly what was proposed and hands the approval to the agent.
    public void approves(Conversation conversation, JobProposal proposal) {
        Approval approval = edge.post("/api/bridge/approvals", proposal.spec(), Approval.class);
        RunAccepted unused = edge.post(
                "/api/agent/conversations/%s/answers".formatted(conversation.id()),
                new AnswerProposal(proposal.interruptId(), approval.id(), null),
                RunAccepted.class);
    }

    public UUID awaitsJob(Conversation conversation) {
        return Patience.until(
                "a job in the conversation",
                FOR_A_RUN,
                () -> Optional.ofNullable(sees(conversation).jobId()),
                () -> "The conversation: " + lastWords(sees(conversation)));
    }

    public Job seesJob(UUID job) {
        return edge.get("/api/bridge/jobs/" + job, Job.class);
    }

    public Job awaitsEnd(UUID job, Duration limit) {
        return Patience.until(
                "job %s to end".formatted(job),
                limit,
                () -> Optional.of(seesJob(job)).filter(seen -> seen.status().isFinal()),
                () -> "It is " + seesJob(job));
    }

    /// What the agent says after a job has ended.
    public Message awaitsWordAbout(Job ended, Conversation conversation) {
        Instant end = Objects.requireNonNull(ended.finishedAt(), "the job has ended");
        return Patience.until(
                "the agent to tell how the job ended",
                FOR_A_RUN,
                () -> sees(conversation).messages().stream()
                        .filter(message -> message.role() == Message.Role.ASSISTANT
                                && !message.text().isBlank()
                                && message.at().isAfter(end))
                        .findFirst(),
                () -> "The conversation: " + lastWords(sees(conversation)));
    }

    public Design seesDesign(UUID design) {
        return edge.get("/api/bridge/designs/" + design, Design.class);
    }

    /// The design that was changed last.
    public Design seesNewestDesign() {
        Listing<DesignSummary> designs = edge.get("/api/bridge/designs?limit=100", new TypeReference<>() {});
        return designs.items().stream()
                .max(Comparator.comparing(DesignSummary::changedAt))
                .map(summary -> seesDesign(summary.id()))
                .orElseThrow(() -> new AssertionError("The bridge has no design"));
    }

    public Listing<Job> seesJobsOf(UUID design) {
        return edge.get("/api/bridge/jobs?design_id=" + design, new TypeReference<>() {});
    }

    public RowPage readsRows(UUID job, long offset, int limit) {
        return edge.get("/api/bridge/jobs/%s/rows?offset=%d&limit=%d".formatted(job, offset, limit), RowPage.class);
    }

    /// Downloads the result through a signed link.
    public Path downloads(UUID job, String format, Path file) {
        return edge.download(link(job, format), file);
    }

    /// A signed link to a file of a finished job.
    public String link(UUID job, String format) {
        return edge.post("/api/bridge/jobs/%s/links".formatted(job), Map.of("format", format), DownloadLink.class)
                .path();
    }

    private static String lastWords(ConversationView view) {
        return view.messages().isEmpty()
                ? "(nothing said)"
                : view.messages().getLast().toString();
    }
}
