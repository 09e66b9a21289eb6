package dev.datawright.launcher.make;

import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Hands over what a finished job made, and says how it was checked.
final class Delivery {

    private final SuiteClient client;
    private final Terminal terminal;
    private final Target target;

    Delivery(SuiteClient client, Terminal terminal, Target target) {
        this.client = client;
        this.terminal = terminal;
        this.target = target;
    }

    Made deliver(Job job) throws InterruptedException {
        if (job.status() != JobStatus.COMPLETED) {
            throw new CommandFailure(
                    ExitCode.JOB_FAILED,
                    "The job ended as " + job.status().wireName() + ": "
                            + Objects.requireNonNullElse(job.failure(), "no reason was given") + " (job " + job.id()
                            + ")");
        }
        JobFile file = target.fileOf(job);
        Path path = target.resolve(file);
        try (InputStream content = client.download(client.link(job.id(), file.format()))) {
            Download.to(path, content, file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "The download broke off: " + e.getMessage(), e);
        }
        Made made = new Made(
                path.toString(),
                job.progress().rowsDone(),
                file.bytes(),
                file.sha256(),
                job.spec().seed(),
                job.progress().failedCells(),
                job.id(),
                job.checks());
        tell(made);
        return made;
    }

    private void tell(Made made) {
        terminal.say(String.format(
                Locale.ROOT,
                "%s: %,d rows, %s, SHA-256 %s",
                made.file(),
                made.rows(),
                Words.bytes(made.bytes()),
                made.sha256()));
        made.checks()
                .forEach(check -> terminal.say((check.passed() ? "  ✓ " : "  ✗ ") + check.name() + ": asked "
                        + check.asked() + ", measured " + check.measured()));
        if (made.failedCells() > 0) {
            terminal.say("  " + made.failedCells() + " model cells failed and are empty.");
        }
        String seed = Optional.ofNullable(made.seed()).map(Object::toString).orElse("none (the backend has none)");
        terminal.say("%d of %d checks passed, seed %s"
                .formatted(
                        made.checks().stream().filter(Check::passed).count(),
                        made.checks().size(),
                        seed));
    }

    /// A file that fails a check is kept, since looking at it is how one finds out why.
    static void require(Made made) {
        List<Check> failed =
                made.checks().stream().filter(check -> !check.passed()).toList();
        if (!failed.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.JOB_FAILED,
                    "Checks failed: " + failed.stream().map(Check::name).collect(Collectors.joining(", ")) + ".");
        }
    }
}
