package dev.datawright.offline.understand;

import dev.datawright.offline.text.Language;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `70% of them are paid` says the share before the column; the rules read `whether paid (70%)`.
final class Shares {

    private static final String SHARE =
            "(?:about |around |roughly |etwa |rund |ca\\. )?(?:\\d+(?:[.,]\\d+)? ?(?:%|percent|per cent|prozent)"
                    + "|half|(?:die )?hälfte|(?:an?|one|ein|1) (?:third|quarter|drittel|viertel)"
                    + "|(?:two|zwei|2) (?:thirds|drittel)|(?:three|drei|3) (?:quarters|viertel)"
                    + "|one in (?:two|three|four|five|ten|\\d+)|most|(?:die )?meisten|few|(?:die )?wenigsten)";
    private static final String OF =
            "(?: of(?: them| these|(?: the| all| all the)? \\p{L}+)| davon| von (?:ihnen|denen)| der \\p{L}+| aller \\p{L}+)?";
    private static final String VERB =
            "(?: are| is| were| was| have been| has been| should be| sind| ist| wurden| wurde| have(?: an?)?| haben(?: eine?n?)?)"
                    + "(?: already| schon| bereits)?";
    private static final Pattern FIRST = Pattern.compile(
            "(?iu)(?<before>^|[,;.\\n]|\\b(?:and|und|where|wobei|of which|wovon)(?= ))(?<space>\\s*)(?<share>" + SHARE
                    + ")" + OF + VERB
                    + " (?<word>(?!yes\\b|true\\b|ja\\b|wahr\\b|not\\b|nicht\\b|between\\b|zwischen\\b|the\\b|from\\b|in \\d)(?:in |auf |on |sold )?[\\p{L}-]{3,})"
                    + "(?: sein| worden)?(?=\\s*(?:[,.;!)\\n]|$|and\\b|und\\b|with\\b|mit\\b))");
    /// `customers who are mostly active`
    private static final Pattern VAGUE = Pattern.compile(
            "(?iu),? (?:who|that|which) (?:are|is) (?<share>mostly|usually|rarely|sometimes) (?<word>[\\p{L}-]{3,})");
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Pattern LIST =
            Pattern.compile("(?iu)\\b(?:rest|remaining|others|übrigen|restlichen|sonst)\\b");

    private Shares() {}

    /// With shares behind what they are of. Several of them may be the values of one column, and stay as they are.
    static String first(String text, Language language) {
        String whether = language == Language.GERMAN ? "ob" : "whether";
        String plain = VAGUE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        " with " + whether + " " + match.group("word") + " (" + match.group("share") + ")"));
        return behind(plain, whether);
    }

    /// Shares that make up a whole, or stand behind a colon, are the values of one column.
    private static boolean areValues(List<MatchResult> shares, String text) {
        double sum = 0;
        for (MatchResult share : shares) {
            Matcher figure = FIGURE.matcher(share.group("share"));
            sum += figure.find() ? Double.parseDouble(figure.group().replace(',', '.')) : 50;
        }
        String line = text.substring(0, shares.getFirst().start());
        return Math.abs(sum - 100) < 1
                || line.substring(line.lastIndexOf('\n') + 1).contains(":");
    }

    private static String behind(String text, String whether) {
        Matcher matcher = FIRST.matcher(text);
        List<MatchResult> shares = matcher.results().toList();
        if (shares.isEmpty() || LIST.matcher(text).find() || shares.size() > 1 && areValues(shares, text)) {
            return text;
        }
        return FIRST.matcher(text).replaceAll(match -> {
            boolean starts = match.start("before") == 0 && match.group("before").isEmpty();
            String lead = starts ? "" : match.group("before").equals("\n") ? "\n" : ", ";
            return Matcher.quoteReplacement(
                    lead + whether + " " + match.group("word") + " (" + match.group("share") + ")");
        });
    }
}
