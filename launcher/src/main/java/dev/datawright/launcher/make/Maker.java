package dev.datawright.launcher.make;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// From the request to the checked file, step by step.
public final class Maker implements AutoCloseable {

    private static final Duration JOB_APPEARS_WITHIN = Duration.ofSeconds(60);

    private final SuiteClient client;
    private final MakeOptions options;
    private final Terminal terminal;
    private final AtomicReference<@Nullable UUID> talkedIn = new AtomicReference<>();
    private final AtomicReference<@Nullable UUID> unfinishedJob = new AtomicReference<>();
    private volatile boolean abandoned;
    private volatile @Nullable Made made;

    public Maker(URI address, TokenSource token, MakeOptions options, Terminal terminal) {
        this.client = new SuiteClient(address, token);
        this.options = options;
        this.terminal = terminal;
    }

    /// The whole job.
    public ExitCode make() throws InterruptedException {
        Conversation conversation = client.createConversation(null);
        talkedIn.set(conversation.id());
        if (options.rows() != null || options.seed() != null) {
            client.changeDesign(conversation.designId(), options.rows(), options.seed());
        }
        Talk talk = new Talk(client, terminal, conversation);
        JobProposal proposal = talk.agree(talk.ask(options.request()), options.rows(), options.seed());
        showProposal(proposal);
        if (!isApproved()) {
            client.answer(conversation.id(), new AnswerProposal(proposal.interruptId(), null, "Not now."));
            terminal.say("Nothing was generated.");
            return ExitCode.DECLINED;
        }
        Job job = watch(start(talk, proposal));
        Made result = new Delivery(client, terminal, options.target()).deliver(job);
        made = result;
        Delivery.require(result);
        return ExitCode.DONE;
    }

    /// What came of it; empty before the file is in place.
    public Optional<Made> made() {
        return Optional.ofNullable(made);
    }

    private void showProposal(JobProposal proposal) throws InterruptedException {
        JobSpec spec = proposal.spec();
        Design design = client.design(spec.designId(), spec.version());
        terminal.say("");
        terminal.say(String.format(Locale.ROOT, "Rows     %,d", spec.rows()));
        terminal.say("Columns  " + String.join(", ", design.outputColumns()));
        terminal.say("Cost     " + Words.cost(proposal.estimate())
                + (mayCost(proposal.estimate())
                        ? String.format(Locale.ROOT, ", stops at $%.2f", spec.costCapUsd())
                        : ""));
        terminal.say("Time     " + Words.time(proposal.estimate()));
        if (spec.seed() != null) {
            terminal.say("Seed     " + spec.seed());
        }
        proposal.estimate().notices().forEach(notice -> terminal.say("Note     " + notice));
        terminal.say("");
    }

    private static boolean mayCost(Estimate estimate) {
        return estimate.priceUnknown() || estimate.costHighUsd() > 0;
    }

    private boolean isApproved() {
        if (options.yes()) {
            return true;
        }
        if (!terminal.isInteractive()) {
            terminal.say("Nobody can be asked here; --yes approves without asking.");
            return false;
        }
        return terminal.confirms("Generate?");
    }

    /// Approves exactly the proposal and waits until the agent has made a job of it.
    private UUID start(Talk talk, JobProposal proposal) throws InterruptedException {
        Approval approval = client.approve(proposal.spec());
        RunAccepted run = client.answer(talk.id(), new AnswerProposal(proposal.interruptId(), approval.id(), null));
        talk.follow(run);
        Instant deadline = Instant.now().plus(JOB_APPEARS_WITHIN);
        while (true) {
            ConversationView view = client.conversation(talk.id());
            UUID job = view.jobId();
            if (job != null) {
                return job;
            }
            if (view.conversation().activeRunId() == null || Instant.now().isAfter(deadline)) {
                throw new CommandFailure(ExitCode.JOB_FAILED, "No job was made. " + Talk.lastWords(view));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private Job watch(UUID id) throws InterruptedException {
        unfinishedJob.set(id);
        Job job = client.job(id);
        while (!job.status().isFinal()) {
            terminal.progress(job.progress().rowsDone(), job.progress().rowsTotal(), Words.pace(job.progress()));
            TimeUnit.MILLISECONDS.sleep(250);
            job = client.job(id);
        }
        terminal.endLive();
        unfinishedJob.set(null);
        if (abandoned) {
            // Whoever interrupted it has been told already.
            throw new InterruptedException("abandoned");
        }
        return job;
    }

    /// Ends what nobody waits for any more: a job is cancelled, an agent at work is stopped.
    public void abandon() {
        abandoned = true;
        UUID job = unfinishedJob.getAndSet(null);
        UUID conversation = talkedIn.getAndSet(null);
        try {
            if (job != null) {
                client.cancel(job);
                terminal.say("Interrupted: the job is cancelled, and no file was written.");
            } else if (conversation != null && made == null) {
                client.stop(conversation);
                terminal.say("Interrupted: nothing was generated.");
            }
        } catch (CommandFailure e) {
            terminal.say(
                    job == null
                            ? "Interrupted. The agent could not be stopped: " + e.sentence()
                            : "Interrupted. Job " + job + " could not be cancelled and may go on: " + e.sentence());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        terminal.close();
    }

    @Override
    public void close() {
        client.close();
    }
}
