package dev.datawright.offline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a text into tokens; line ends are tokens too.
public final class Tokenizer {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<quoted>\"[^\"\\n]{1,80}\"|„[^“”\"\\n]{1,80}[“”\"]|“[^”\\n]{1,80}”|(?<![\\p{L}\\p{N}])'[^'\\n]{1,60}'(?![\\p{L}\\p{N}]))"
                    + "|(?<date>\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{1,2}/\\d{1,2}/\\d{4})"
                    + "|(?<number>(?:(?<![\\p{L}\\p{N})%€$£][ ]?)-(?=\\d))?(?:\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)"
                    + "(?:(?:[ ]?(?<unit>thousand|million|tausend|mio\\.?|tsd\\.?|k)|(?<short>m))(?![\\p{L}\\p{N}²³/]))?)(?![\\p{L}])"
                    + "|(?<measure>°[ ]?[CF](?![\\p{L}])|°|km/h|m/s|m²|m³)"
                    + "|(?<word>[\\p{L}\\p{N}_]+(?:[-'’][\\p{L}\\p{N}_]+)*-?)"
                    + "|(?<sign><=|>=|±|\\+/-|\\.\\.\\.?|\\S|\\n)",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Double> UNITS =
            Map.of("k", 1e3, "m", 1e6, "thousand", 1e3, "tausend", 1e3, "tsd", 1e3, "million", 1e6, "mio", 1e6);

    private static final Map<String, Double> NUMBER_WORDS = Map.ofEntries(
            Map.entry("hundred", 100.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("twelve", 12.0),
            Map.entry("fifteen", 15.0),
            Map.entry("thirty", 30.0),
            Map.entry("forty", 40.0),
            Map.entry("sixty", 60.0),
            Map.entry("ninety", 90.0),
            Map.entry("sieben", 7.0),
            Map.entry("acht", 8.0),
            Map.entry("neun", 9.0),
            Map.entry("zwölf", 12.0),
            Map.entry("fünfzehn", 15.0),
            Map.entry("dreißig", 30.0),
            Map.entry("vierzig", 40.0),
            Map.entry("sechzig", 60.0),
            Map.entry("neunzig", 90.0),
            Map.entry("hundert", 100.0),
            Map.entry("thousand", 1000.0),
            Map.entry("tausend", 1000.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("ten", 10.0),
            Map.entry("twenty", 20.0),
            Map.entry("fifty", 50.0),
            Map.entry("zwei", 2.0),
            Map.entry("drei", 3.0),
            Map.entry("vier", 4.0),
            Map.entry("fünf", 5.0),
            Map.entry("sechs", 6.0),
            Map.entry("zehn", 10.0),
            Map.entry("zwanzig", 20.0),
            Map.entry("fünfzig", 50.0));

    private Tokenizer() {}

    public static List<Token> tokenize(String text, Language language) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            Token token = token(matcher, language);
            Token last = tokens.isEmpty() ? null : tokens.getLast();
            if (last != null
                    && last.isNumber()
                    && token.isNumber()
                    && token.number() >= 100
                    && isLetters(token.text())) {
                // "two hundred"
                tokens.removeLast();
                token = new Token(
                        text.substring(last.start(), token.end()),
                        Token.Kind.NUMBER,
                        last.number() * token.number(),
                        last.start(),
                        token.end());
            }
            tokens.add(token);
        }
        return tokens;
    }

    private static boolean isLetters(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(0));
    }

    private static Token token(Matcher matcher, Language language) {
        String text = matcher.group();
        int start = matcher.start();
        int end = matcher.end();
        if (matcher.group("quoted") != null) {
            return new Token(text.substring(1, text.length() - 1), Token.Kind.QUOTED, 0, start, end);
        }
        if (matcher.group("date") != null) {
            return new Token(text, Token.Kind.DATE, 0, start, end);
        }
        if (matcher.group("number") != null) {
            // `2200 m` is a length, `1.2M` is money.
            String unit = matcher.group("unit") != null ? matcher.group("unit") : matcher.group("short");
            double factor = 1;
            String digits = text;
            if (unit != null) {
                factor = UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT).replace(".", ""), 1.0);
                digits = text.substring(0, text.length() - unit.length()).strip();
            }
            return new Token(text, Token.Kind.NUMBER, value(digits, language) * factor, start, end);
        }
        if (matcher.group("measure") != null) {
            return new Token(text.replace(" ", ""), Token.Kind.WORD, 0, start, end);
        }
        if (matcher.group("word") != null) {
            Double number = NUMBER_WORDS.get(text.toLowerCase(Locale.ROOT));
            return number == null
                    ? new Token(text, Token.Kind.WORD, 0, start, end)
                    : new Token(text, Token.Kind.NUMBER, number, start, end);
        }
        return new Token(text, Token.Kind.SIGN, 0, start, end);
    }

    /// A dot with three digits after it groups thousands in German and is a decimal point in English; a comma the
    /// reverse.
    private static double value(String digits, Language language) {
        char group = language == Language.GERMAN ? '.' : ',';
        char decimal = language == Language.GERMAN ? ',' : '.';
        String plain = digits;
        if (plain.matches("-?\\d{1,3}(?:[" + group + "]\\d{3})+(?:[" + decimal + "]\\d+)?")) {
            plain = plain.replace(String.valueOf(group), "");
        }
        plain = plain.replace(',', '.');
        int lastDot = plain.lastIndexOf('.');
        if (plain.indexOf('.') != lastDot) {
            plain = plain.substring(0, lastDot).replace(".", "") + plain.substring(lastDot);
        }
        return Double.parseDouble(plain);
    }
}
