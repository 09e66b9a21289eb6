package dev.datawright.launcher.eval;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `eval` was asked for.
///
/// @param model one of the gateway's, which answers instead of the agent's own; absent for that
/// @param only ids; all when empty
/// @param language only requests in it; all when absent
/// @param tag only requests with it; all when absent
/// @param parallel how many are played at once
/// @param patience longest wait for the end of what one message began
/// @param goal smallest share of the stated requirements that must be met; none when absent
/// @param keep whether the conversations stay
public record EvalOptions(
        Path file,
        @Nullable String model,
        List<String> only,
        @Nullable String language,
        @Nullable String tag,
        int parallel,
        Duration patience,
        @Nullable Double goal,
        boolean keep) {
    public EvalOptions {
        only = List.copyOf(only);
        if (parallel < 1 || parallel > 16) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--parallel must be between 1 and 16, not " + parallel + ".");
        }
        if (patience.isZero() || patience.isNegative()) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--wait must be at least 1 second.");
        }
        if (goal != null && !(goal >= 0 && goal <= 1)) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--goal must be between 0 and 1, not " + goal + ".");
        }
    }

    /// The requests of the file that are to be played.
    List<Request> chosen() {
        List<Request> all = RequestFile.read(file);
        List<String> unknown = only.stream()
                .filter(id -> all.stream().noneMatch(request -> request.id().equals(id)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--only: " + file + " has no request " + String.join(", ", unknown) + ".");
        }
        List<Request> chosen = all.stream()
                .filter(request -> only.isEmpty() || only.contains(request.id()))
                .filter(request -> language == null || request.language().equals(language))
                .filter(request -> tag == null || request.tags().contains(tag))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "No request of " + file + " is as the options say.");
        }
        return chosen;
    }
}
