package dev.datawright.offline.speak;

import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Note;
import dev.datawright.offline.design.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person should be told, in English.
final class EnglishNotes {

    private EnglishNotes() {}

    static String of(Note note) {
        return switch (note) {
            case Note.Assumed assumed -> "`" + assumed.column() + "`: " + of(assumed.assumption());
            case Note.NotUnderstood unclear ->
                "I did not understand \"" + unclear.text()
                        + "\". Can you say it as a column, a change or a number of rows?";
            case Note.Contradicts two ->
                "\"" + two.one() + "\" and \"" + two.other()
                        + "\" contradict each other: both can never hold. Which one counts?";
            case Note.TooFewValues few ->
                "`" + few.column() + "` has " + few.values()
                        + " different values, so it cannot be different in each of " + rows(few.rows())
                        + ". Should values repeat, or do you want fewer rows?";
            case Note.NoSuchDay day -> "The calendar has no day " + day.text() + ". Which one do you mean?";
            case Note.NoRows none -> "Ask for at least one row. How many do you want?";
            case Note.TooManyRows many ->
                "One job makes at most " + rows(many.most()) + ", not " + rows(many.rows()) + ". How many do you want?";
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

    static String of(Assumption assumption) {
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

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String rows(long rows) {
        return String.format(Locale.ENGLISH, "%,d", rows) + (rows == 1 ? " row" : " rows");
    }

    private static String number(double number) {
        return Numbers.plain(number);
    }
}
