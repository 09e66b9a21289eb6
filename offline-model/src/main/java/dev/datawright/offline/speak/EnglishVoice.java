package dev.datawright.offline.speak;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
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
        return "I am Datawright's built-in offline model: I work by rules, not by a neural network, and I know only the wording I was made for. "
                + "To connect a real model, start Datawright with `./datawright up --gateway-url … --gateway-key …`.";
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
    public String column(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler);
            case ExpressionColumnConfig expression ->
                Templates.isPersonal(expression)
                        ? "from a made-up person"
                        : "computed: `" + Templates.inner(expression.expr()) + "`";
            case LlmTextColumnConfig text -> "text by the " + text.modelAlias() + " model";
        };
    }

    private String sampler(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Uuid uuid ->
                uuid.shortForm()
                        ? "short code" + (uuid.prefix() == null ? "" : " starting with " + uuid.prefix())
                        : "UUID";
            case SamplerParams.Category category -> "one of " + Templates.values(category.values(), category.weights());
            case SamplerParams.Subcategory sub -> "depends on " + sub.category();
            case SamplerParams.Uniform uniform -> "between " + number(uniform.low()) + " and " + number(uniform.high());
            case SamplerParams.Gaussian gaussian ->
                "around " + number(gaussian.mean()) + ", standard deviation " + number(gaussian.stddev());
            case SamplerParams.Bernoulli bernoulli ->
                "yes or no, " + number(Math.rint(bernoulli.p() * 1e4) / 1e2) + " % yes";
            case SamplerParams.Datetime datetime ->
                Templates.isClock(column)
                        ? "time of day"
                        : "from " + datetime.start() + " to " + Templates.lastDay(datetime.end());
            case SamplerParams.PersonFromFaker person -> "made-up people (" + person.locale() + ")";
        };
    }

    @Override
    public String constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                "`" + scalar.targetColumn() + " " + scalar.operator().sign() + " " + number(scalar.rhs()) + "`";
            case Constraint.ColumnInequality pair ->
                "`" + pair.targetColumn() + " " + pair.operator().sign() + " " + pair.rhs() + "`";
        };
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
    public String assumption(Assumption assumption) {
        return switch (assumption) {
            case Assumption.ShortCode code -> "short upper-case codes";
            case Assumption.Numbers numbers -> "between " + number(numbers.low()) + " and " + number(numbers.high());
            case Assumption.OtherBound bound -> bound(bound.low(), bound.high());
            case Assumption.Spread spread -> "standard deviation " + number(spread.deviation());
            case Assumption.Days days -> "from " + days.start() + " to " + days.end();
            case Assumption.Values values -> "the values " + String.join(", ", values.values());
            case Assumption.Share share -> number(share.percent()) + " % yes";
            case Assumption.PersonName name -> "a person's full name";
            case Assumption.Proportions proportions ->
                "the shares add up to " + number(proportions.sum()) + " %, so they are taken in proportion";
        };
    }

    private static String bound(@Nullable Double low, @Nullable Double high) {
        return low != null ? "not below " + number(low) : high != null ? "not above " + number(high) : "";
    }

    @Override
    public String note(Note note) {
        return switch (note) {
            case Note.Assumed assumed -> "`" + assumed.column() + "`: " + assumption(assumed.assumption());
            case Note.NotUnderstood unclear ->
                "I did not understand \"" + unclear.text()
                        + "\". Can you say it as a column, a change or a number of rows?";
            case Note.UnknownColumn unknown -> "I know no column \"" + unknown.phrase() + "\". Which one do you mean?";
            case Note.AlreadyThere there -> "`" + there.column() + "` is there already; I left it as it is.";
            case Note.BoundsCross cross ->
                "`" + cross.column() + "` cannot lie between " + cross.low() + " and " + cross.high()
                        + ": the lower bound must be below the upper one. Which did you mean?";
            case Note.ShareTooLarge share ->
                "`" + share.column() + "` cannot be yes in " + number(share.percent())
                        + " % of the rows. Which share between 0 and 100 % do you want?";
            case Note.SharesTooLarge shares ->
                "The shares of `" + shares.column() + "` add up to " + number(shares.sum())
                        + " %. At most 100 % are possible; which ones do you want?";
            case Note.SpreadNotPositive spread ->
                "The standard deviation of `" + spread.column() + "` must be above 0. Which one do you want?";
            case Note.DoesNotFit fit ->
                "\"" + fit.quote() + "\" does not fit `" + fit.column() + "` as it is. What should the column hold?";
            case Note.CannotCompare compare ->
                "I can compare only numbers with numbers and dates with dates, so `" + compare.column() + "` and `"
                        + compare.other() + "` stay independent. Should I change one of them?";
            case Note.NeverHolds never ->
                "`" + never.column() + " " + never.sign() + " " + never.other()
                        + "` could never hold with their present ranges. Which range should change?";
            case Note.StillUsed used ->
                "`" + used.column() + "` stays, because " + names(used.users()) + " "
                        + (used.users().size() == 1 ? "is" : "are") + " made from it. Remove "
                        + (used.users().size() == 1 ? "that column" : "those columns") + " too?";
            case Note.NameTaken taken ->
                "There is already a column `" + taken.name() + "`. Which other name do you want?";
            case Note.CannotCompute compute ->
                "I cannot compute `" + compute.column() + "`: \"" + compute.operand()
                        + "\" is no number column of this design. Which column do you mean?";
            case Note.NoColumnsFor subject ->
                "Which columns should " + (subject.subject().isEmpty() ? "it" : "the " + subject.subject()) + " have?";
            case Note.Started started ->
                "You named no columns, so I started with usual ones for " + started.subject()
                        + "; tell me what to change.";
        };
    }

    @Override
    public String built(List<ColumnConfig> columns) {
        String list = columns.stream()
                .map(column -> "- `" + column.name() + "`: " + column(column))
                .collect(Collectors.joining("\n"));
        return (columns.size() == 1 ? "This column is set:" : "These " + columns.size() + " columns are set:") + "\n\n"
                + list;
    }

    @Override
    public String constraintsSet(List<Constraint> constraints) {
        return constraints.isEmpty()
                ? "There are no constraints any more."
                : "Holds in every row: "
                        + constraints.stream().map(this::constraint).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public String removed(List<String> names) {
        return "Removed: " + names(names) + ".";
    }

    @Override
    public String assumptions(List<Note.Assumed> assumed) {
        return "Assumed, since you did not say it: "
                + assumed.stream().map(this::note).collect(Collectors.joining("; ")) + ".";
    }

    @Override
    public String columns(List<ColumnConfig> columns, @Nullable Long rows) {
        String list = columns.stream()
                .map(column -> "- `" + column.name() + "`: " + column(column))
                .collect(Collectors.joining("\n"));
        return "The design has " + count(columns.size(), "column") + (rows == null ? "" : " and asks for " + rows(rows))
                + ":\n\n" + list;
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
