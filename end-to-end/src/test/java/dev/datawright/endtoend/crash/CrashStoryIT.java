package dev.datawright.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.endtoend.suite.Patience;
import dev.datawright.endtoend.suite.Person;
import dev.datawright.endtoend.suite.RunningSuite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashStoryIT {

    private static final long ROWS = 1_000_000;
    private static final Duration FOR_THE_JOB = Duration.ofMinutes(5);
    private static final Duration FOR_A_RESTART = Duration.ofMinutes(2);

    private final RunningSuite suite = RunningSuite.shared();
    private final Person person = suite.person();

    @Test
    void tellsTheEndOfTheJobWhenTheAgentDiesWhileItRuns() {
        Conversation conversation = person.opensConversation();
        JobProposal proposal = asksFor(conversation);
        person.approves(conversation, proposal);
        Patience.untilTrue(
                "the job to be at the bridge",
                FOR_A_RESTART,
                () -> !jobs(conversation).isEmpty());
        assertThat(jobs(conversation).getFirst().status().isFinal())
                .as("the job is over before the agent dies: make it bigger")
                .isFalse();

        kill("agent-service");

        endsWithOneJobAndItsMessage(conversation);
    }

    @Test
    void createsTheJobOnceWhenTheAgentDiesStraightAfterTheApproval() {
        Conversation conversation = person.opensConversation();
        JobProposal proposal = asksFor(conversation);
        person.approves(conversation, proposal);

        kill("agent-service");

        endsWithOneJobAndItsMessage(conversation);
    }

    private JobProposal asksFor(Conversation conversation) {
        ConversationView unused = person.says(
                conversation,
                ROWS + " parking tickets with ticket number, street, date written, a fine between 15 and 250"
                        + " and whether it was paid (70% are)");
        JobProposal proposal = person.awaitsProposal(conversation);
        assertThat(proposal.spec().rows()).isEqualTo(ROWS);
        return proposal;
    }

    private void kill(String name) {
        ProcessHandle victim = suite.process(name);
        assertThat(victim.destroyForcibly()).isTrue();
        Patience.untilTrue("%s to be dead".formatted(name), Duration.ofSeconds(10), () -> !victim.isAlive());
        Patience.untilTrue(
                "the launcher to start %s again".formatted(name),
                FOR_A_RESTART,
                () -> suite.processes().stream().noneMatch(process -> process.pid() == victim.pid())
                        && person.edge()
                                        .send("GET", "/api/agent/conversations", null)
                                        .status()
                                == 200);
    }

    private void endsWithOneJobAndItsMessage(Conversation conversation) {
        Job job = person.awaitsEnd(person.awaitsJob(conversation), FOR_THE_JOB);

        assertThat(job.status()).as(String.valueOf(job.failure())).isEqualTo(JobStatus.COMPLETED);
        assertThat(person.readsRows(job.id(), ROWS - 1, 1).total()).isEqualTo(ROWS);
        Message told = person.awaitsWordAbout(job, conversation);
        assertThat(told.text().replaceAll("[,.\\s\u00a0]", "")).contains(Long.toString(ROWS));
        assertThat(jobs(conversation)).hasSize(1);
    }

    private List<Job> jobs(Conversation conversation) {
        return person.seesJobsOf(conversation.designId()).items();
    }
}
