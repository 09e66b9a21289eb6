package dev.datawright.offline.text;

import dev.datawright.offline.text.Dates.Days;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A small pattern over tokens, written as text: words split by `|` are alternatives, a `?` at the end makes an
/// element optional, `<n>` is an amount with its unit, `<i>` a bare number, `<p>` a percentage, `<d>` a date, month
/// or year.
public final class TokenPattern {

    private static final Set<String> CURRENCY = Words.of("$", "€", "£", "eur", "usd", "gbp", "chf");
    private static final Set<String> UNITS = Words.of(
            "$",
            "€",
            "£",
            "eur",
            "usd",
            "gbp",
            "chf",
            "euro",
            "euros",
            "dollars",
            "pounds",
            "years",
            "year",
            "jahre",
            "jahren",
            "cm",
            "mm",
            "km",
            "kg",
            "g",
            "m",
            "kwh",
            "minutes",
            "minuten",
            "hours",
            "stunden",
            "days",
            "tage",
            "%",
            "percent",
            "prozent",
            "degrees",
            "grad",
            "°c",
            "°f",
            "°",
            "points",
            "punkte",
            "km/h",
            "m²",
            "m³",
            "m/s",
            "mph",
            "miles",
            "meilen",
            "meters",
            "metres",
            "meter",
            "metern",
            "grams",
            "gramm",
            "liters",
            "litres",
            "liter",
            "l",
            "ml",
            "lbs",
            "inches",
            "seconds",
            "sekunden",
            "minute",
            "hour",
            "stunde",
            "weeks",
            "wochen",
            "months",
            "monate",
            "monaten",
            "franken",
            "dollar");

    private final List<Element> elements;

    private TokenPattern(List<Element> elements) {
        this.elements = elements;
    }

    public static TokenPattern of(String pattern) {
        return new TokenPattern(
                Arrays.stream(pattern.split(" ")).map(Element::parse).toList());
    }

    /// Several patterns at once.
    public static List<TokenPattern> all(String... patterns) {
        return Arrays.stream(patterns).map(TokenPattern::of).toList();
    }

    /// Matches at exactly this position.
    public @Nullable Match matchAt(List<Token> tokens, int position) {
        return match(tokens, position, position, 0, List.of());
    }

    private @Nullable Match match(List<Token> tokens, int start, int position, int element, List<Object> captures) {
        if (element == elements.size()) {
            return new Match(start, position, captures);
        }
        Element next = elements.get(element);
        Step step = next.step(tokens, position);
        if (step != null) {
            List<Object> more = captures;
            if (step.capture() != null) {
                more = new ArrayList<>(captures);
                more.add(step.capture());
            }
            Match match = match(tokens, start, step.position(), element + 1, more);
            if (match != null) {
                return match;
            }
        }
        return next.optional() ? match(tokens, start, position, element + 1, captures) : null;
    }

    /// A match of a pattern.
    ///
    /// @param end index of the first token after it
    public record Match(int start, int end, List<Object> captures) {
        public Match {
            captures = List.copyOf(captures);
        }

        public double number(int index) {
            return (Double) captures.get(index);
        }

        public Days days(int index) {
            return (Days) captures.get(index);
        }
    }

    private record Step(int position, @Nullable Object capture) {}

    private record Element(Set<String> words, String hole, boolean optional) {

        static Element parse(String text) {
            boolean optional = text.length() > 1 && text.endsWith("?");
            String body = optional ? text.substring(0, text.length() - 1) : text;
            return body.matches("<[nipd]>")
                    ? new Element(Set.of(), body, optional)
                    : new Element(Words.of(body.split("\\|")), "", optional);
        }

        @Nullable
        Step step(List<Token> tokens, int position) {
            if (position >= tokens.size()) {
                return null;
            }
            Token token = tokens.get(position);
            return switch (hole) {
                case "<n>" -> amount(tokens, position);
                case "<i>" -> token.isNumber() ? new Step(position + 1, token.number()) : null;
                case "<p>" -> percent(tokens, position);
                case "<d>" -> date(tokens, position);
                default -> token.isIn(words) ? new Step(position + 1, null) : null;
            };
        }

        private static @Nullable Step amount(List<Token> tokens, int position) {
            int at = position;
            double sign = 1;
            if (tokens.get(at).isIn(CURRENCY)) {
                at++;
            }
            if (at < tokens.size() && tokens.get(at).is("minus", "-")) {
                sign = -1;
                at++;
            } else if (at + 1 < tokens.size()
                    && tokens.get(at).is("plus", "+")
                    && tokens.get(at + 1).isNumber()) {
                at++;
            }
            // No number elsewhere: `one of red and blue`.
            boolean one = at < tokens.size() && tokens.get(at).is("one", "eins");
            if (at >= tokens.size() || (!one && !tokens.get(at).isNumber())) {
                return null;
            }
            double value = one ? 1 : sign * tokens.get(at).number();
            at++;
            if (at < tokens.size() && tokens.get(at).isIn(UNITS)) {
                at++;
            }
            return new Step(at, value);
        }

        private static @Nullable Step percent(List<Token> tokens, int position) {
            return tokens.get(position).isNumber()
                            && position + 1 < tokens.size()
                            && tokens.get(position + 1).is("%", "percent", "prozent", "pct")
                    ? new Step(position + 2, tokens.get(position).number())
                    : null;
        }

        private static @Nullable Step date(List<Token> tokens, int position) {
            Token token = tokens.get(position);
            if (token.kind() == Token.Kind.DATE) {
                Days day = Dates.day(token);
                return day == null ? null : new Step(position + 1, day);
            }
            if (Dates.isYear(token)) {
                return new Step(position + 1, Dates.year((int) token.number()));
            }
            int month = token.isWord() ? Dates.month(token.lower()) : 0;
            if (month > 0 && position + 1 < tokens.size() && Dates.isYear(tokens.get(position + 1))) {
                return new Step(
                        position + 2, Dates.month((int) tokens.get(position + 1).number(), month));
            }
            return null;
        }
    }
}
