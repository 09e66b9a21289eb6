package dev.datawright.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.testsupport.suite.Caller;
import dev.datawright.testsupport.suite.Patience;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// What a person does up to a stage, the death of a process, and what must hold afterwards: all goes on, or what does
/// not says why, and nothing is there twice.
final class Interruptions {

    private static final long FEW = 50;
    private static final long MANY = 1_000_000;
    private static final Duration FOR_A_JOB = Duration.ofMinutes(5);
    private static final Duration FOR_A_RUN = Duration.ofMinutes(3);

    private final RunningSuite suite;
    private final Person person;
    private @Nullable Job big;

    Interruptions(RunningSuite suite) {
        this.suite = suite;
        this.person = suite.person();
    }

    /// @param process its name as the launcher has it, or `launcher`
    void survives(String process, Stage stage) {
        switch (stage) {
            case DESIGNING -> whileDesigning(process);
            case PREVIEWING -> whilePreviewing(process);
            case AWAITING_APPROVAL -> whileAwaitingApproval(process);
            case APPROVED -> afterApproval(process);
            case RUNNING -> whileRunning(process);
            case DOWNLOADING -> whileDownloading(process);
        }
    }

    private void whileDesigning(String process) {
        Conversation conversation = person.opensConversation();
        Caller.Answer accepted = person.edge()
                .send(
                        "POST",
                        "/api/agent/conversations/%s/messages".formatted(conversation.id()),
                        new SendMessage(sentence(FEW)));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);

        suite.killsAndRevives(process);

        ConversationView view = quiet(conversation);
        if (view.proposal() == null) {
            assertThat(saysWhyNot(conversation))
                    .as("it stopped without a word: %s", view.messages())
                    .isTrue();
            var unused = person.says(conversation, sentence(FEW));
        }
        JobProposal proposal = person.awaitsProposal(conversation);
        assertThat(proposal.spec().rows()).isEqualTo(FEW);
        holdsEveryColumnOnce(conversation);
    }

    private void whilePreviewing(String process) {
        Conversation conversation = person.opensConversation();
        var unused = person.says(conversation, sentence(FEW));
        Design asked = person.seesDesign(conversation.designId());
        // A design of its own, so that no stored preview answers.
        Design fresh = person.edge()
                .post("/api/bridge/designs", Map.of("name", "A copy", "config", asked.config()), Design.class);
        String path = "/api/bridge/designs/%s/preview".formatted(fresh.id());
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> {
            try {
                return person.edge().send("POST", path, Map.of("rows", 10)).status();
            } catch (UncheckedIOException e) {
                return 0;
            }
        });

        suite.killsAndRevives(process);

        assertThat(first.join()).as("the preview that was cut off").isIn(0, 200, 502, 503, 504);
        Patience.untilTrue(
                "a preview after the restart",
                FOR_A_RUN,
                () -> person.edge().send("POST", path, Map.of("rows", 10)).status() == 200);
        Preview preview = person.edge().get(path, Preview.class);
        assertThat(preview.rows()).hasSize(10);
        assertThat(preview.columns()).containsExactlyElementsOf(asked.outputColumns());
    }

    private void whileAwaitingApproval(String process) {
        Conversation conversation = person.opensConversation();
        JobProposal proposal = asksFor(conversation, FEW);

        suite.killsAndRevives(process);

        assertThat(person.awaitsProposal(conversation)).isEqualTo(proposal);
        person.approves(conversation, proposal);
        endsWithOneJobAndItsMessage(conversation, FEW);
    }

    private void afterApproval(String process) {
        Conversation conversation = person.opensConversation();
        JobProposal proposal = asksFor(conversation, MANY);
        person.approves(conversation, proposal);

        suite.killsAndRevives(process);

        endsWithOneJobAndItsMessage(conversation, MANY);
    }

    private void whileRunning(String process) {
        Conversation conversation = person.opensConversation();
        JobProposal proposal = asksFor(conversation, MANY);
        person.approves(conversation, proposal);
        UUID job = person.awaitsJob(conversation);
        Patience.untilTrue(
                "the job to run",
                FOR_A_RUN,
                () -> person.seesJob(job).status() == JobStatus.ACTIVE
                        || person.seesJob(job).status().isFinal());
        // Rows are made in a second; how many there are is not waited for, or none would be left to make.
        assertThat(person.seesJob(job).status().isFinal())
                .as("the job is over before the process dies: make it bigger")
                .isFalse();

        suite.killsAndRevives(process);

        endsWithOneJobAndItsMessage(conversation, MANY);
    }

    private void whileDownloading(String process) {
        Job job = bigJob();
        JobFile file = job.files().stream()
                .filter(candidate -> candidate.format().equals("csv"))
                .findFirst()
                .orElseThrow();
        try (SlowDownload download = SlowDownload.start(suite.url(), person.link(job.id(), "csv"))) {
            download.reads(1 << 20);

            suite.killsAndRevives(process);

            boolean whole = download.readsToTheEnd();
            if (!whole) {
                download.resumes(person.link(job.id(), "csv"));
                assertThat(download.readsToTheEnd()).as("the rest of the file").isTrue();
            }
            assertThat(download.bytes()).isEqualTo(file.bytes());
            assertThat(download.sha256()).isEqualTo(file.sha256());
        }
    }

    /// A finished job whose file takes a while to be sent; made once.
    private Job bigJob() {
        if (big == null) {
            Conversation conversation = person.opensConversation();
            JobProposal proposal = asksFor(conversation, MANY);
            person.approves(conversation, proposal);
            big = endsWithOneJobAndItsMessage(conversation, MANY);
        }
        return big;
    }

    private JobProposal asksFor(Conversation conversation, long rows) {
        var unused = person.says(conversation, sentence(rows));
        JobProposal proposal = person.awaitsProposal(conversation);
        assertThat(proposal.spec().rows()).isEqualTo(rows);
        return proposal;
    }

    private static String sentence(long rows) {
        return rows + " parking tickets with ticket number, street, date written, a fine between 15 and 250"
                + " and whether it was paid (70% are)";
    }

    /// The agent's run has ended, whatever became of it.
    private ConversationView quiet(Conversation conversation) {
        Patience.untilTrue(
                "the agent to answer again",
                FOR_A_RUN,
                () -> person.edge()
                                .send("GET", "/api/agent/conversations/" + conversation.id(), null)
                                .status()
                        == 200);
        return person.awaitsQuiet(conversation);
    }

    private boolean saysWhyNot(Conversation conversation) {
        String events = person.edge().stream(
                "/api/agent/conversations/%s/events?after=0".formatted(conversation.id()), Duration.ofSeconds(5));
        return events.contains("RUN_ERROR");
    }

    private void holdsEveryColumnOnce(Conversation conversation) {
        Design design = person.seesDesign(conversation.designId());
        assertThat(design.outputColumns()).hasSize(5).doesNotHaveDuplicates();
        Listing<DesignVersion> versions = person.edge()
                .get("/api/bridge/designs/%s/versions?limit=100".formatted(design.id()), new TypeReference<>() {});
        assertThat(versions.items().stream()
                        .map(version -> (long) version.version())
                        .sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, design.version()).boxed().toList());
    }

    private Job endsWithOneJobAndItsMessage(Conversation conversation, long rows) {
        Job job = person.awaitsEnd(person.awaitsJob(conversation), FOR_A_JOB);

        assertThat(job.status()).as(String.valueOf(job.failure())).isEqualTo(JobStatus.COMPLETED);
        assertThat(person.readsRows(job.id(), rows - 1, 1).total()).isEqualTo(rows);
        Message told = person.awaitsWordAbout(job, conversation);
        assertThat(told.text().replaceAll("[,.\\s\u00a0]", "")).contains(Long.toString(rows));
        List<Job> jobs = person.seesJobsOf(conversation.designId()).items();
        assertThat(jobs).hasSize(1);
        long about = person.sees(conversation).messages().stream()
                .filter(message -> message.role() == Message.Role.ASSISTANT
                        && message.text().equals(told.text()))
                .count();
        assertThat(about).as("the end is told once").isEqualTo(1);
        return job;
    }
}
