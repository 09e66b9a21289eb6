package dev.datawright.launcher.make;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// From the request to the checked file, step by step.
public final class Maker implements AutoCloseable {

    private static final Duration JOB_APPEARS_WITHIN = Duration.ofSeconds(60);

    private final SuiteClient client;
    private final MakeOptions options;
    private final Terminal terminal;
    private final AtomicReference<@Nullable UUID> unfinishedJob = new AtomicReference<>();

    public Maker(URI address, TokenSource token, MakeOptions options, Terminal terminal) {
        this.client = new SuiteClient(address, token);
        this.options = options;
        this.terminal = terminal;
    }

    /// The whole job.
    public ExitCode make() throws InterruptedException {
        Conversation conversation = client.createConversation();
        if (options.rows() != null || options.seed() != null) {
            client.changeDesign(conversation.designId(), options.rows(), options.seed());
        }
        JobProposal proposal = agreeOnRows(conversation, ask(conversation, options.request()));
        showProposal(proposal);
        if (!isApproved()) {
            client.answer(conversation.id(), new AnswerProposal(proposal.interruptId(), null, "Not now."));
            terminal.say("Nothing was generated.");
            return ExitCode.DECLINED;
        }
        Job job = watch(start(conversation, proposal));
        return deliver(job);
    }

    /// Sends the message and waits for the proposal that answers it.
    private JobProposal ask(Conversation conversation, String text) throws InterruptedException {
        RunAccepted run = client.say(conversation.id(), text);
        follow(conversation, run);
        ConversationView view = client.conversation(conversation.id());
        JobProposal proposal = view.proposal();
        if (proposal == null) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    lastWords(view)
                            + "\n\nThe agent has not proposed a job. Say more in the request (what each column holds, how"
                            + " many rows), or go on in the browser.");
        }
        return proposal;
    }

    /// A row count in the request and `--rows` may differ; then the option wins, and the agent is told so: an approval
    /// holds for exactly what the agent proposed, so the number cannot be changed behind its back.
    private JobProposal agreeOnRows(Conversation conversation, JobProposal proposal) throws InterruptedException {
        JobProposal agreed = proposal;
        Long rows = options.rows();
        if (rows != null && proposal.spec().rows() != rows) {
            terminal.say("The agent proposes " + proposal.spec().rows() + " rows; asking for " + rows + ".");
            agreed = ask(conversation, "Make it " + rows + " rows.");
            if (agreed.spec().rows() != rows) {
                throw new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "The agent proposes " + agreed.spec().rows() + " rows where --rows says " + rows
                                + ". Use one number in both.");
            }
        }
        Long seed = options.seed();
        if (seed != null && !Objects.equals(seed, agreed.spec().seed())) {
            throw new CommandFailure(
                    ExitCode.JOB_FAILED,
                    "The proposal's seed is " + agreed.spec().seed() + ", not " + seed + " as --seed says.");
        }
        return agreed;
    }

    private void follow(Conversation conversation, RunAccepted run) throws InterruptedException {
        new EventStream(client, conversation.id(), run.cursor()).follow(event -> switch (event) {
            case AgUiEvent.Custom custom -> {
                narrate(custom);
                yield custom.name().equals(RunEventNames.JOB);
            }
            case AgUiEvent.RunFinished finished ->
                finished.runId().equals(run.runId().toString());
            case AgUiEvent.RunError error ->
                throw new CommandFailure(ExitCode.JOB_FAILED, "The agent could not go on: " + error.message());
            case AgUiEvent.RunStarted _,
                    AgUiEvent.StepStarted _,
                    AgUiEvent.StepFinished _,
                    AgUiEvent.TextMessageStart _,
                    AgUiEvent.TextMessageContent _,
                    AgUiEvent.TextMessageEnd _,
                    AgUiEvent.ToolCallStart _,
                    AgUiEvent.ToolCallArgs _,
                    AgUiEvent.ToolCallEnd _,
                    AgUiEvent.ToolCallResult _ -> false;
        });
    }

    private void narrate(AgUiEvent.Custom custom) {
        if (custom.name().equals(RunEventNames.TOOL_LINE)) {
            ToolLine line = WireJson.mapper().treeToValue(custom.value(), ToolLine.class);
            switch (line.state()) {
                case RUNNING -> {}
                case DONE -> terminal.say("  ✓ " + line.text());
                case FAILED -> terminal.say("  ✗ " + line.text());
            }
        } else if (custom.name().equals(RunEventNames.MESSAGE)) {
            Message message = WireJson.mapper().treeToValue(custom.value(), Message.class);
            if (message.role() == Message.Role.ASSISTANT && !message.text().isBlank()) {
                terminal.say(message.text());
            }
        }
    }

    private static String lastWords(ConversationView view) {
        List<Message> said = view.messages().stream()
                .filter(message -> message.role() == Message.Role.ASSISTANT)
                .toList();
        return said.isEmpty()
                ? "The agent said nothing."
                : "The agent: " + said.getLast().text();
    }

    private void showProposal(JobProposal proposal) throws InterruptedException {
        JobSpec spec = proposal.spec();
        Design design = client.design(spec.designId(), spec.version());
        terminal.say("");
        terminal.say(String.format(Locale.ROOT, "Rows     %,d", spec.rows()));
        terminal.say("Columns  " + String.join(", ", design.outputColumns()));
        terminal.say("Cost     " + Words.cost(proposal.estimate())
                + (proposal.estimate().modelCalls() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", stops at $%.2f", spec.costCapUsd())));
        terminal.say("Time     " + Words.time(proposal.estimate()));
        if (spec.seed() != null) {
            terminal.say("Seed     " + spec.seed());
        }
        proposal.estimate().notices().forEach(notice -> terminal.say("Note     " + notice));
        terminal.say("");
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
    private UUID start(Conversation conversation, JobProposal proposal) throws InterruptedException {
        Approval approval = client.approve(proposal.spec());
        RunAccepted run =
                client.answer(conversation.id(), new AnswerProposal(proposal.interruptId(), approval.id(), null));
        follow(conversation, run);
        Instant deadline = Instant.now().plus(JOB_APPEARS_WITHIN);
        while (true) {
            ConversationView view = client.conversation(conversation.id());
            UUID job = view.jobId();
            if (job != null) {
                return job;
            }
            if (view.conversation().activeRunId() == null || Instant.now().isAfter(deadline)) {
                throw new CommandFailure(ExitCode.JOB_FAILED, "No job was made. " + lastWords(view));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private Job watch(UUID id) throws InterruptedException {
        unfinishedJob.set(id);
        Job job = client.job(id);
        while (!job.status().isFinal()) {
            show(job.progress());
            TimeUnit.MILLISECONDS.sleep(250);
            job = client.job(id);
        }
        unfinishedJob.set(null);
        return job;
    }

    private void show(JobProgress progress) {
        String left = progress.secondsLeft() == null
                ? ""
                : String.format(Locale.ROOT, ", %.0f s left", Math.ceil(progress.secondsLeft()));
        terminal.progress(progress.rowsDone(), progress.rowsTotal(), left);
    }

    private ExitCode deliver(Job job) throws InterruptedException {
        if (job.status() != JobStatus.COMPLETED) {
            throw new CommandFailure(
                    ExitCode.JOB_FAILED,
                    "The job ended as " + job.status().wireName() + ": "
                            + Objects.requireNonNullElse(job.failure(), "no reason was given") + " (job " + job.id()
                            + ")");
        }
        JobFile file = options.target().fileOf(job);
        Path target = options.target().resolve(file);
        try (InputStream content = client.download(client.link(job.id(), file.format()))) {
            Download.to(target, content, file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "The download broke off: " + e.getMessage(), e);
        }
        List<Check> failed =
                job.checks().stream().filter(check -> !check.passed()).toList();
        terminal.say(String.format(
                Locale.ROOT,
                "%s: %,d rows, %s, SHA-256 %s",
                target,
                job.progress().rowsDone(),
                Words.bytes(file.bytes()),
                file.sha256()));
        job.checks()
                .forEach(check -> terminal.say((check.passed() ? "  ✓ " : "  ✗ ") + check.name() + ": asked "
                        + check.asked() + ", measured " + check.measured()));
        if (job.progress().failedCells() > 0) {
            terminal.say("  " + job.progress().failedCells() + " model cells failed and are empty.");
        }
        String seed =
                Optional.ofNullable(job.spec().seed()).map(Object::toString).orElse("none (the backend has none)");
        terminal.say("%d of %d checks passed, seed %s"
                .formatted(job.checks().size() - failed.size(), job.checks().size(), seed));
        if (!failed.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.JOB_FAILED,
                    "Checks failed: " + failed.stream().map(Check::name).collect(Collectors.joining(", ")) + ".");
        }
        return ExitCode.DONE;
    }

    /// Cancels the job that nobody waits for any more.
    public void abandon() {
        UUID job = unfinishedJob.getAndSet(null);
        if (job != null) {
            try {
                client.cancel(job);
                terminal.say("The job is cancelled.");
            } catch (CommandFailure e) {
                terminal.say("The job could not be cancelled: " + e.sentence());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
