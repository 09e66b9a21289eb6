package dev.datawright.ui.usage;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.ui.backend.SpendingLimits;
import dev.datawright.ui.backend.UsageSums;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What is said about usage.
public final class UsageWords {

    private static final Locale LOCALE = Locale.ENGLISH;

    private UsageWords() {}

    /// All in one line, such as `12 model calls · 34,210 tokens · $0.42`.
    ///
    /// @param offline whether only the offline model answers
    public static String line(UsageSums sums, boolean offline) {
        return "%s · %s · %s".formatted(calls(sums.calls()), tokens(sums.tokens()), cost(sums, offline));
    }

    public static String calls(long calls) {
        if (calls == 1) {
            return "1 model call";
        }
        return count(calls) + " model calls";
    }

    public static String tokens(long tokens) {
        return tokens == 1 ? "1 token" : count(tokens) + " tokens";
    }

    /// What it cost, or why there is no number.
    public static String cost(UsageSums sums, boolean offline) {
        if (sums.costUsd() > 0) {
            return sums.estimated() ? "about " + dollars(sums.costUsd()) : dollars(sums.costUsd());
        }
        return offline ? "no cost" : "cost not told";
    }

    /// The same for a cell of a table, whose head says what it is.
    static String costCell(UsageSums sums) {
        return sums.costUsd() > 0 ? (sums.estimated() ? "≈ " : "") + dollars(sums.costUsd()) : "–";
    }

    public static String count(long number) {
        return NumberFormat.getIntegerInstance(LOCALE).format(number);
    }

    /// An amount such as `$0.08`; below a cent, the first digit that counts.
    public static String dollars(double amount) {
        BigDecimal exact = BigDecimal.valueOf(amount);
        NumberFormat format = NumberFormat.getNumberInstance(LOCALE);
        format.setMinimumFractionDigits(2);
        if (amount >= 0.01 || amount == 0) {
            format.setMaximumFractionDigits(2);
        } else {
            exact = exact.round(new MathContext(1));
            format.setMaximumFractionDigits(10);
        }
        return "$" + format.format(exact);
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE d MMM yyyy", LOCALE).format(day);
    }

    /// What a model of this role is for.
    static String role(String model) {
        return switch (model) {
            case ModelRoles.DESIGNER -> "conversation";
            case ModelRoles.WRITER -> "texts";
            case ModelRoles.CODER -> "code";
            case ModelRoles.JUDGE -> "marks";
            case ModelRoles.EMBEDDER -> "vectors";
            default -> "";
        };
    }

    static String title() {
        return "What you used";
    }

    static String conversationTitle() {
        return "What this conversation used";
    }

    /// What a conversation's numbers leave out.
    static String conversationNote() {
        return "This is what talking and designing took. What a generation took stands in its report.";
    }

    static String intro() {
        return "Calls to language models in your conversations and generations.";
    }

    /// Why there may be no cost; empty when there is one.
    static String costNote(UsageSums sums, boolean offline) {
        if (sums.entries() == 0 || sums.costUsd() > 0) {
            return "";
        }
        return offline
                ? "The offline model costs nothing."
                : "The model gateway tells no prices, so that there is no cost here.";
    }

    /// What one conversation may use, and how much of it is used.
    static String conversationLimit(UsageSums sums, SpendingLimits limits) {
        String of = sums.costUsd() > 0
                ? "%s of %s".formatted(dollars(sums.costUsd()), dollars(limits.conversationMaxCostUsd()))
                : "%s of %s tokens".formatted(count(sums.tokens()), count(limits.conversationMaxTokens()));
        return "A conversation has a limit, and this one has used " + of + ".";
    }

    /// What may be used at most.
    static String limits(SpendingLimits limits) {
        return ("At most %s or %s for one answer, and %s or %s for one conversation. Each generation has the"
                        + " limit that you approve.")
                .formatted(
                        dollars(limits.maxCostUsd()),
                        tokens(limits.maxTokens()),
                        dollars(limits.conversationMaxCostUsd()),
                        tokens(limits.conversationMaxTokens()));
    }

    static String nothingYet() {
        return "No model was asked yet. Describe a dataset, and what that takes is listed here.";
    }

    static String byModel() {
        return "By model";
    }

    static String byDay() {
        return "By day";
    }

    static String headDay() {
        return "Day";
    }

    static String headModel() {
        return "Model";
    }

    static String headCalls() {
        return "Calls";
    }

    static String headRead() {
        return "Tokens read";
    }

    static String headWritten() {
        return "Tokens written";
    }

    static String headTokens() {
        return "Tokens";
    }

    static String headCost() {
        return "Cost";
    }

    static String total() {
        return "Altogether";
    }

    static String older() {
        return "Show older days";
    }

    static String again() {
        return "Try again";
    }

    static String back() {
        return "Back to your datasets";
    }

    static String close() {
        return "Close";
    }

    /// Where everything stands that the person used.
    static String all() {
        return "All that you used";
    }

    static String notKnown() {
        return "What was used is not known at the moment: the dataset service does not answer.";
    }
}
