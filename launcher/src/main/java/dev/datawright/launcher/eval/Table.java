package dev.datawright.launcher.eval;

import dev.datawright.launcher.terminal.Terminal;
import java.util.Locale;

/// What people read: a line for each request, under it what it missed, and the sums.
final class Table {

    private static final String ROW = "%-26s %-4s %9s %8s %6s %9s %9s %8s %8s";

    private final Terminal terminal;

    Table(Terminal terminal) {
        this.terminal = terminal;
    }

    void head() {
        say("request", "lang", "met", "invented", "calls", "tokens in", "out", "cost", "seconds");
    }

    void show(Result result) {
        say(
                result.id(),
                result.language(),
                result.met() + "/" + result.stated(),
                result.invented().size(),
                result.modelCalls(),
                result.inputTokens(),
                result.outputTokens(),
                cost(result.costUsd()),
                seconds(result.seconds()));
        if (result.failure() != null) {
            terminal.say("    ! " + result.failure());
        }
        result.missed().forEach(miss -> terminal.say("    ✗ " + miss.expected() + ": " + miss.why()));
        if (!result.invented().isEmpty()) {
            terminal.say("    + nobody asked for " + String.join(", ", result.invented()));
        }
    }

    void show(Sums sums) {
        terminal.say("");
        show(sums.sum());
        sums.byLanguage().forEach(this::show);
        sums.byTag().forEach(this::show);
    }

    private void show(Sums.Sum sum) {
        say(
                sum.of() + " (" + sum.requests() + ")",
                String.format(Locale.ROOT, "%.0f%%", Math.floor(100 * sum.share())),
                sum.met() + "/" + sum.stated(),
                sum.invented(),
                sum.modelCalls(),
                sum.inputTokens(),
                sum.outputTokens(),
                cost(sum.costUsd()),
                seconds(sum.seconds()));
    }

    private void say(Object... cells) {
        terminal.say(String.format(Locale.ROOT, ROW, cells));
    }

    private static String cost(double usd) {
        return usd == 0 ? "-" : String.format(Locale.ROOT, "$%.4f", usd);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
