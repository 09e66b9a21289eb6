package dev.datawright.offline.understand;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words that people put between: a pair of dashes reads as brackets, `and so on` and reasons are left out, a series
/// shown by its first members reads as one.
final class Asides {

    private static final Pattern DASHES = Pattern.compile(
            "(?<=[\\p{L}\\p{N})])[ ](?:[-–—]{1,2})[ ](?<aside>[^\\n;:()]{3,220}?)[ ](?:[-–—]{1,2})[ ](?=\\p{L})");
    private static final Pattern SERIES = Pattern.compile(
            "(?iu)(?:\\b(?:runs|running|goes|going|counting|like|e\\.g\\.|wie|läuft)\\s+|[:(]\\s*|(?<=\\p{L})\\s+)"
                    + "(?<first>(?<prefix>[\\p{L}#/_-]{0,12}?)(?<n>\\d{1,9})),\\s*\\k<prefix>(?<second>\\d{1,9}),\\s*(?:\\k<prefix>\\d{1,9},?\\s*)?"
                    + "(?:(?:and|und)\\s+so\\s+on|etc\\.?|usw\\.?|\\.\\.\\.|…|and\\s+up|and\\s+upwards?)\\)?");
    private static final Pattern REASON = Pattern.compile(
            "(?iu),\\s*(?:that's|that is|it's|it is|because|since|as it|weil|da|denn|das ist|wegen)\\s+[^,.;()\\d]{3,120}(?=[.!?]|$)");
    private static final Pattern SO_ON =
            Pattern.compile("(?iu),?\\s+(?:and so on|und so weiter|and the like|etc\\.?|usw\\.?)(?=[\\s.,;)]|$)");
    private static final Pattern INSTEAD = Pattern.compile(
            "(?iu)[,;]?\\s*(?:and |und )?\\b(?:instead of|statt|anstelle von|anstatt)\\s+(?:the |a |der |die |das |des |dem )?(?<old>[\\p{L}_ ]{2,30}?),?\\s+(?:i want|i'd like|i would like|we want|we need|i need|use|have|make|give me|put|add|möchte ich|will ich|brauche ich|nimm|hätte ich gern)\\s+");

    private Asides() {}

    static String out(String text) {
        String even = text.replaceAll(
                "(?iu)\\bfifty[-/ ]fifty\\b|\\bhalbe[- ]halbe\\b|\\bhalf[- ](?:and[- ])?half\\b", "50/50");
        String plain = SERIES.matcher(even).replaceAll(Asides::series);
        plain = DASHES.matcher(plain)
                .replaceAll(match ->
                        Matcher.quoteReplacement(" (" + match.group(1).strip().replaceAll(",$", "") + "), "));
        plain = REASON.matcher(plain).replaceAll("");
        plain = SO_ON.matcher(plain).replaceAll("");
        return INSTEAD.matcher(plain)
                .replaceAll(match -> ".\nreplace " + Matcher.quoteReplacement(match.group(1)) + " with ");
    }

    private static String series(java.util.regex.MatchResult match) {
        long first = Long.parseLong(match.group(3));
        long second = Long.parseLong(match.group(4));
        boolean plain = match.group(2).isEmpty() && second == first + 1 && first > 2;
        if (second <= first
                || plain
                        && !List.of("runs", "running", "goes")
                                .contains(match.group().split("\\s")[0])) {
            return Matcher.quoteReplacement(match.group());
        }
        String step = second - first == 1 ? "" : " in steps of " + (second - first);
        return Matcher.quoteReplacement(" series \"" + match.group(1) + "\"" + step);
    }
}
