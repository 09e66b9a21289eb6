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

/// What is said about usage, in English, and in German where the browser asks for it.
public final class UsageWords {
    private final boolean german;
    private final Locale locale;

    private UsageWords(boolean german) {
        this.german = german;
        this.locale = german ? Locale.GERMANY : Locale.ENGLISH;
    }

    public static UsageWords in(Locale browser) {
        return new UsageWords(browser.getLanguage().equals("de"));
    }

    /// The language these words are in, such as `en`.
    public String language() {
        return locale.getLanguage();
    }

    /// All in one line, such as `12 model calls · 34,210 tokens · $0.42`.
    ///
    /// @param offline whether only the offline model answers
    public String line(UsageSums sums, boolean offline) {
        return "%s · %s · %s".formatted(calls(sums.calls()), tokens(sums.tokens()), cost(sums, offline));
    }

    public String calls(long calls) {
        if (calls == 1) {
            return say("1 model call", "1 Modellaufruf");
        }
        return count(calls) + say(" model calls", " Modellaufrufe");
    }

    public String tokens(long tokens) {
        return tokens == 1 ? say("1 token", "1 Token") : count(tokens) + say(" tokens", " Token");
    }

    /// What it cost, or why there is no number.
    public String cost(UsageSums sums, boolean offline) {
        if (sums.costUsd() > 0) {
            return sums.estimated() ? say("about ", "etwa ") + dollars(sums.costUsd()) : dollars(sums.costUsd());
        }
        return offline ? say("no cost", "keine Kosten") : say("cost not told", "Kosten nicht bekannt");
    }

    /// The same for a cell of a table, whose head says what it is.
    String costCell(UsageSums sums) {
        return sums.costUsd() > 0 ? (sums.estimated() ? "≈ " : "") + dollars(sums.costUsd()) : "–";
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// An amount such as `$0.08`; below a cent, the first digit that counts.
    public String dollars(double amount) {
        BigDecimal exact = BigDecimal.valueOf(amount);
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        if (amount >= 0.01 || amount == 0) {
            format.setMaximumFractionDigits(2);
        } else {
            exact = exact.round(new MathContext(1));
            format.setMaximumFractionDigits(10);
        }
        return german ? format.format(exact) + " $" : "$" + format.format(exact);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(say("EEE d MMM yyyy", "EE d. MMM yyyy"), locale)
                .format(day);
    }

    /// What a model of this role is for.
    String role(String model) {
        return switch (model) {
            case ModelRoles.DESIGNER -> say("conversation", "Gespräch");
            case ModelRoles.WRITER -> say("texts", "Texte");
            case ModelRoles.CODER -> say("code", "Code");
            case ModelRoles.JUDGE -> say("marks", "Noten");
            case ModelRoles.EMBEDDER -> say("vectors", "Vektoren");
            default -> "";
        };
    }

    String title() {
        return say("What you used", "Ihr Verbrauch");
    }

    String conversationTitle() {
        return say("What this conversation used", "Verbrauch dieses Gesprächs");
    }

    /// What a conversation's numbers leave out.
    String conversationNote() {
        return say(
                "This is what talking and designing took. What a generation took stands in its report.",
                "So viel haben Gespräch und Entwurf gebraucht. Was eine Erzeugung gebraucht hat, steht in ihrem"
                        + " Bericht.");
    }

    String intro() {
        return say(
                "Calls to language models in your conversations and generations.",
                "Aufrufe von Sprachmodellen in Ihren Gesprächen und Erzeugungen.");
    }

    /// Why there may be no cost; empty when there is one.
    String costNote(UsageSums sums, boolean offline) {
        if (sums.entries() == 0 || sums.costUsd() > 0) {
            return "";
        }
        return offline
                ? say("The offline model costs nothing.", "Das Offline-Modell kostet nichts.")
                : say(
                        "The model gateway tells no prices, so that there is no cost here.",
                        "Das Modell-Gateway nennt keine Preise; deshalb stehen hier keine Kosten.");
    }

    /// What one conversation may use, and how much of it is used.
    String conversationLimit(UsageSums sums, SpendingLimits limits) {
        String of = sums.costUsd() > 0
                ? say("%s of %s", "%s von %s")
                        .formatted(dollars(sums.costUsd()), dollars(limits.conversationMaxCostUsd()))
                : say("%s of %s tokens", "%s von %s Token")
                        .formatted(count(sums.tokens()), count(limits.conversationMaxTokens()));
        return say("A conversation has a limit, and this one has used ", "Ein Gespräch hat eine Grenze; dieses hat ")
                + of
                + say(".", " verbraucht.");
    }

    /// What may be used at most.
    String limits(SpendingLimits limits) {
        return say(
                        "At most %s or %s for one answer, and %s or %s for one conversation. Each generation has the"
                                + " limit that you approve.",
                        "Höchstens %s oder %s für eine Antwort und %s oder %s für ein Gespräch. Jede Erzeugung hat die"
                                + " Grenze, der Sie zustimmen.")
                .formatted(
                        dollars(limits.maxCostUsd()),
                        tokens(limits.maxTokens()),
                        dollars(limits.conversationMaxCostUsd()),
                        tokens(limits.conversationMaxTokens()));
    }

    String nothingYet() {
        return say(
                "No model was asked yet. Describe a dataset, and what that takes is listed here.",
                "Noch wurde kein Modell gefragt. Beschreiben Sie einen Datensatz; was das braucht, steht dann hier.");
    }

    String byModel() {
        return say("By model", "Nach Modell");
    }

    String byDay() {
        return say("By day", "Nach Tag");
    }

    String headDay() {
        return say("Day", "Tag");
    }

    String headModel() {
        return say("Model", "Modell");
    }

    String headCalls() {
        return say("Calls", "Aufrufe");
    }

    String headRead() {
        return say("Tokens read", "Token gelesen");
    }

    String headWritten() {
        return say("Tokens written", "Token geschrieben");
    }

    String headTokens() {
        return say("Tokens", "Token");
    }

    String headCost() {
        return say("Cost", "Kosten");
    }

    String total() {
        return say("Altogether", "Insgesamt");
    }

    String older() {
        return say("Show older days", "Ältere Tage zeigen");
    }

    String again() {
        return say("Try again", "Noch einmal versuchen");
    }

    String back() {
        return say("Back to your datasets", "Zurück zu Ihren Datensätzen");
    }

    String close() {
        return say("Close", "Schließen");
    }

    /// Where everything stands that the person used.
    String all() {
        return say("All that you used", "Ihr gesamter Verbrauch");
    }

    String notKnown() {
        return say(
                "What was used is not known at the moment: the dataset service does not answer.",
                "Der Verbrauch ist im Augenblick nicht bekannt: Der Dienst für die Datensätze antwortet nicht.");
    }

    private String say(String english, String inGerman) {
        return german ? inGerman : english;
    }
}
