package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.process.PortOwner;
import dev.datawright.launcher.process.Ports;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The port of the one address: the one asked for, else 8600, else one near it.
final class PortChoice {

    static final int DEFAULT = 8600;

    private PortChoice() {}

    /// @param asked the port the person named; a taken one is refused then, since something may rely on the number
    static int choose(@Nullable Integer asked, Consumer<String> news) throws IOException {
        if (asked != null && (asked < 1 || asked > 65_535)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--port " + asked + " is not a port; give one from 1 to 65535.");
        }
        int wanted = asked == null ? DEFAULT : asked;
        if (Ports.isFree(wanted)) {
            return wanted;
        }
        String taken = "Port " + wanted + " is taken by " + PortOwner.describe(wanted);
        int free = Ports.freeAfter(wanted);
        if (asked != null) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, taken + ". Port " + free + " is free.");
        }
        news.accept(taken + "; using " + free + ".");
        return free;
    }
}
