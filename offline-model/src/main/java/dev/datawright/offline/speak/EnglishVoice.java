package dev.datawright.offline.speak;

import dev.datawright.contract.design.Constraint;
import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Note;
import dev.datawright.offline.design.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class EnglishVoice implements Voice {

    @Override
    public String identity() {
        return "I am the built-in offline model, which works by rules; `./datawright up --gateway-url … --gateway-key …` connects a real one.";
    }

    @Override
    public String help() {
        return """
                Tell me which columns you want, and I set them up. For example:

                - `200 parking tickets with ticket number, licence plate, street, date written, a fine between 15 and 250 and whether it was paid (70% are)`
                - `add a status: 70% paid, 20% open, rest cancelled`
                - `rename fine to amount`, `remove the street`, `make the fine between 20 and 300`
                - `the return date must be after the rental date`
                - `preview`, then `generate 500 rows`

                I understand ranges, shares, lists of values, mean and standard deviation, dates, names and addresses, formulas and short texts, in English and German.""";
    }

    @Override
    public String greeting() {
        return "Hello. Describe the dataset you need, such as `100 customers with name, email, city and a sign-up date in 2025`.";
    }

    @Override
    public String welcome() {
        return "You are welcome. Tell me what to change, or say `generate` when the design is right.";
    }

    @Override
    public String declined() {
        return "Nothing is generated. Tell me what to change.";
    }

    @Override
    public String constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                "`" + scalar.targetColumn() + " " + scalar.operator().sign() + " " + number(scalar.rhs()) + "`";
            case Constraint.ColumnInequality pair ->
                "`" + pair.targetColumn() + " " + pair.operator().sign() + " " + pair.rhs() + "`";
            case Constraint.Unique unique -> "no `" + unique.targetColumn() + "` twice";
        };
    }

    @Override
    public String column(Shown column) {
        return EnglishColumns.of(column);
    }

    @Override
    public String assumption(Assumption assumption) {
        return EnglishNotes.of(assumption);
    }

    @Override
    public String note(Note note) {
        return EnglishNotes.of(note);
    }

    @Override
    public String why(String quote, @Nullable Assumption assumption) {
        String words = quote.isEmpty() ? "" : "\"" + quote + "\"";
        if (assumption == null) {
            return words;
        }
        return (words.isEmpty() ? "" : words + "; ") + "assumption: " + assumption(assumption);
    }

    @Override
    public String built(List<Shown> columns) {
        String marked = columns.stream().anyMatch(column -> column.assumption() != null)
                ? "\n\nWhat you did not say is marked as assumed."
                : "";
        return (columns.size() == 1 ? "This column is set:" : "These " + columns.size() + " columns are set:") + "\n\n"
                + list(columns) + marked;
    }

    private static String list(List<Shown> columns) {
        return columns.stream()
                .map(column -> "- `" + column.config().name() + "`: " + EnglishColumns.of(column))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String renamed(String from, String to) {
        return "`" + from + "` is now called `" + to + "`.";
    }

    @Override
    public String because(Shown column, String why) {
        return "`" + column.config().name() + "` is " + EnglishColumns.of(column) + ". "
                + (why.isBlank()
                        ? "No reason is noted: it was set by hand, or came with another change."
                        : "It came from: " + why + ".");
    }

    @Override
    public String undo() {
        return "I cannot take a change back myself. Each change in this chat has an undo beside it, and the history beside the table brings any earlier version back.";
    }

    @Override
    public String proposingMore(long rows) {
        return "I propose " + rows(rows) + " beside those of the last job; nothing starts before you approve it.";
    }

    @Override
    public String constraintsSet(List<Constraint> constraints) {
        return constraints.isEmpty()
                ? "There are no constraints any more."
                : "Holds in every row: "
                        + constraints.stream().map(this::constraint).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public String ordered(List<String> names) {
        return "The columns stand in this order now: " + names(names) + ".";
    }

    @Override
    public String removed(List<String> names) {
        return "Removed: " + names(names) + ".";
    }

    @Override
    public String columns(List<Shown> columns, @Nullable Long rows) {
        return "The design has " + count(columns.size(), "column") + (rows == null ? "" : " and asks for " + rows(rows))
                + ":\n\n" + list(columns);
    }

    @Override
    public String nothingYet() {
        return "There are no columns yet. Describe the dataset first, such as `100 orders with product, quantity and price`.";
    }

    @Override
    public String proposing(long rows) {
        return "I propose to generate " + rows(rows) + "; nothing starts before you approve it.";
    }

    @Override
    public String askToGenerate(@Nullable Long rows) {
        return rows == null
                ? "Shall I generate it? Tell me how many rows; without a number it will be 100."
                : "Shall I generate " + rows(rows) + "?";
    }

    @Override
    public String askBeforeGenerating() {
        return "I wait with generating until this is settled; say `generate` to go on as it is.";
    }

    @Override
    public String previewShown() {
        return "The first rows are in the preview. Tell me what to change, or say `generate`.";
    }

    @Override
    public String toolFailed(String tool, String text) {
        return "That did not work. `" + tool + "` answered:\n\n> "
                + text.strip().replace("\n", "\n> ") + "\n\nPlease tell me what to change.";
    }

    @Override
    public String leftOut(List<String> names) {
        return "Left out, because it was refused: " + names(names) + ".";
    }

    @Override
    public String jobAnswer(String text) {
        return text.isBlank() ? "The proposal was answered, without a word to it." : text.strip();
    }

    @Override
    public String declinedProposal() {
        return "Nothing was generated. What should be different?";
    }

    @Override
    public String unknownTool(String tool, String text) {
        return "`" + tool + "` answered: " + text.strip();
    }

    @Override
    public String notUnderstood() {
        return "I did not understand that. Tell me which columns you want, such as `name, age between 18 and 65 and city`, or what to change.";
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String rows(long rows) {
        return String.format(Locale.ENGLISH, "%,d", rows) + (rows == 1 ? " row" : " rows");
    }

    private static String number(double number) {
        return Numbers.plain(number);
    }
}
