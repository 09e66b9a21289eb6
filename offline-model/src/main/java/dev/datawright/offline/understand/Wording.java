package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.lexicon.Spelling;
import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.NumberWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings different ways to say the same into the one that the rules read.
final class Wording {

    private static final Pattern BOTH_NAMES = Pattern.compile("(?i)\\bfirst(?:\\s*name)?s? (?:and|&) last names?\\b");
    private static final Pattern BOTH_NAMES_GERMAN = Pattern.compile("(?i)\\bvor- und (?:nach|familien|zu)namen?\\b");
    private static final Pattern DATE_TIME = Pattern.compile("(?i)\\bdate (?:and|&) time\\b");
    private static final Pattern DATE_TIME_GERMAN = Pattern.compile("(?i)\\bdatum und (?:uhr)?zeit\\b");
    private static final Pattern ACCUSATIVE = Pattern.compile("\\b(einen|mit|und|den|,) Namen\\b");
    private static final String MONTH =
            "(january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz"
                    + "|mai|juni|juli|oktober|dezember|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)";
    private static final Pattern MONTHS = Pattern.compile(
            "(?iu)\\b(between|from|zwischen|von) " + MONTH + " (and|to|until|und|bis) " + MONTH + " (\\d{4})\\b");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?iu)\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?" + MONTH + ",? (\\d{4})\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?iu)\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?, (\\d{4})\\b");
    private static final Pattern QUARTER = Pattern.compile(
            "(?iu)\\b(?:the )?(?:(?:q|quartal )([1-4])|(first|second|third|fourth|ersten|zweiten|dritten|vierten) (?:quarter|quartal))(?: of| des jahres)? (\\d{4})\\b");
    private static final Pattern NEXT_YEAR =
            Pattern.compile("(?iu)\\b(?:in |im )?(?:the )?(?:next|nächste[nsm]?|kommende[nsm]?) (?:year|jahr)\\b");
    private static final Pattern FOR_EACH = Pattern.compile(
            "(?iu)^(?:bitte )?(?:pro|je|für jede[nrs]?|zu jede[mr]) (\\p{L}+)[,:]? (?=(?:eine?[nmr]?|der|die|das) )");
    private static final List<String> KEYWORDS = List.of(
            "between",
            "whether",
            "without",
            "rename",
            "remove",
            "delete",
            "generate",
            "columns",
            "preview",
            "zwischen",
            "höchstens",
            "mindestens",
            "entferne",
            "lösche",
            "erzeuge",
            "benenne",
            "spalten",
            "zeilen",
            "vorschau",
            "standard",
            "percent",
            "prozent");
    private static final Pattern WORD = Pattern.compile("(?U)(?<![\\w-])\\p{L}{6,}(?![\\w-])");

    private static final Pattern WHOLE = Pattern.compile(
            "(?iu)\\b(?:whole numbers?|(?:with )?no decimals|without (?:decimals|cents)|ganze zahlen|ganzzahlig|ohne (?:cent|kommastellen))\\b");
    private static final Pattern EACH_HAS =
            Pattern.compile("(?im)(?<=^|[.;\\n] )(?:each(?: one| row)?|they|all of them) (?:has|have) ");
    /// With a capital it is a German grade; the English note has none in German texts.
    private static final Pattern GRADE = Pattern.compile("(?<!\\p{L})Note(?!\\p{L})");

    private Wording() {}

    static String of(String text, Language language, LocalDate today, Lexicon lexicon) {
        String plain = text.replace('\u00a0', ' ').replace('’', '\'').replaceAll("(?<=\\p{L}) ?n['´`]t\\b", "n't");
        plain = BOTH_NAMES.matcher(plain).replaceAll("first name, last name");
        plain = BOTH_NAMES_GERMAN.matcher(plain).replaceAll("Vorname, Nachname");
        plain = DATE_TIME.matcher(plain).replaceAll("datetime");
        plain = DATE_TIME_GERMAN.matcher(plain).replaceAll("Zeitstempel");
        plain = ACCUSATIVE.matcher(plain).replaceAll("$1 Name");
        plain = WORD.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(keyword(match.group(), lexicon)));
        plain = NumberWords.inFigures(plain, language);
        plain = dates(plain, today);
        plain = FOR_EACH.matcher(plain)
                .replaceAll(match -> "Tabelle " + Matcher.quoteReplacement(match.group(1)) + " mit ");
        plain = WHOLE.matcher(plain).replaceAll("integer");
        if (language == Language.GERMAN) {
            plain = GRADE.matcher(plain).replaceAll("Schulnote");
        }
        plain = EACH_HAS.matcher(plain).replaceAll("with ");
        return Shares.first(plain, language);
    }

    /// A slip in a word that steers the rules.
    private static String keyword(String word, Lexicon lexicon) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (KEYWORDS.contains(lower) || lexicon.exact(lower).isPresent()) {
            return word;
        }
        // A plural or another form of a keyword is no slip.
        Optional<String> meant = KEYWORDS.stream()
                .filter(keyword -> keyword.length() == lower.length() || !lower.startsWith(keyword))
                .filter(keyword -> !keyword.startsWith(lower))
                .filter(keyword -> keyword.length() > 6 || keyword.length() == lower.length())
                .filter(keyword -> keyword.charAt(0) == lower.charAt(0) && Spelling.isOneEditApart(keyword, lower))
                .findFirst();
        return meant.orElse(word);
    }

    private static String dates(String text, LocalDate today) {
        String plain = MONTHS.matcher(text).replaceAll("$1 $2 $5 $3 $4 $5");
        plain = DAY_FIRST
                .matcher(plain)
                .replaceAll(match -> day(match, match.group(3), match.group(2), match.group(1)));
        plain = MONTH_FIRST
                .matcher(plain)
                .replaceAll(match -> day(match, match.group(3), match.group(1), match.group(2)));
        plain = QUARTER.matcher(plain).replaceAll(Wording::quarter);
        return NEXT_YEAR.matcher(plain).replaceAll("in " + (today.getYear() + 1));
    }

    private static String day(MatchResult match, String year, String month, String day) {
        int number = Dates.month(month.toLowerCase(Locale.ROOT));
        return number == 0
                ? Matcher.quoteReplacement(match.group())
                : String.format(Locale.ROOT, "%s-%02d-%02d", year, number, Integer.parseInt(day));
    }

    private static String quarter(MatchResult match) {
        String figure = match.group(1);
        int number = figure != null
                ? Integer.parseInt(figure)
                : switch (match.group(2).toLowerCase(Locale.ROOT)) {
                    case "first", "ersten" -> 1;
                    case "second", "zweiten" -> 2;
                    case "third", "dritten" -> 3;
                    default -> 4;
                };
        LocalDate start = LocalDate.of(Integer.parseInt(match.group(3)), number * 3 - 2, 1);
        return "between " + start + " and " + start.plusMonths(3).minusDays(1);
    }
}
