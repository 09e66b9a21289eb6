package dev.datawright.offline.understand;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `a is before b and b is before a`: two comparisons of the same things that exclude each other.
final class Contradictions {

    private static final String NAME = "(?:the |der |die |das |dem |den )?([\\p{L}_ ]{1,40}?)";
    private static final String LESS =
            "before|earlier than|less than|smaller than|lower than|below|cheaper than|under|younger than|shorter than|vor|früher als|kleiner als|niedriger als|unter";
    private static final String MORE =
            "after|later than|more than|greater than|larger than|higher than|above|over|older than|longer than|bigger than|nach|später als|größer als|höher als|über";
    private static final String VERB =
            "(?: always| must| should| has to| needs to| is| are| be| lies| comes| immer| muss| soll| ist| liegt| kommt)+";
    private static final Pattern PAIR = Pattern.compile("(?iu)(?:^|.*? (?:where|with|whose|that|bei denen|mit|and) )"
            + NAME + VERB + " (" + LESS + "|" + MORE + ") (?:dem |der )?" + NAME
            + ",? (?:and|but|while|und|aber)(?: also| at the same time| auch| zugleich)? " + NAME + VERB + " (" + LESS
            + "|" + MORE + ") (?:dem |der )?" + NAME
            + "(?: sein| liegen)?[.!]?");

    private Contradictions() {}

    static Optional<Intent> in(Sentence sentence) {
        Matcher pair = PAIR.matcher(sentence.text());
        if (!pair.matches()) {
            return Optional.empty();
        }
        String a = name(pair.group(1));
        String b = name(pair.group(3));
        String c = name(pair.group(4));
        String d = name(pair.group(6));
        boolean same = isLess(pair.group(2)) == isLess(pair.group(5));
        boolean excludes = same && a.equals(d) && b.equals(c) || !same && a.equals(c) && b.equals(d);
        return excludes && !a.equals(b)
                ? Optional.of(new Intent.Contradiction(
                        pair.group(1).strip() + " " + pair.group(2) + " "
                                + pair.group(3).strip(),
                        pair.group(4).strip() + " " + pair.group(5) + " "
                                + pair.group(6).strip()))
                : Optional.empty();
    }

    private static String name(String words) {
        return Names.of(words.strip().replaceFirst("(?iu)^(?:the|der|die|das|dem|den) ", ""));
    }

    private static boolean isLess(String words) {
        return words.toLowerCase(java.util.Locale.ROOT).matches(LESS);
    }
}
