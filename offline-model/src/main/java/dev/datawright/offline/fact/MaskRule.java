package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;

/// `like M-AB 1234`, `8 characters, capital letters and digits`, `3 letters and 4 digits`: how codes look.
final class MaskRule implements FactRule {

    private static final List<TokenPattern> MARKS = TokenPattern.all(
            "in|of|with|im|mit? the|a|dem|einem? format|form|pattern|muster :|like|wie|=? e? .? g? .?",
            "such as",
            "like|wie",
            "looking|formatted|aussehend like|as|wie",
            "e . g .",
            "for example|instance",
            "zum beispiel");
    private static final TokenPattern COUNTED = TokenPattern.of(
            "<i> random|zufällige? characters|chars|signs|zeichen|stellen|digits|ziffern|letters|buchstaben long|lang?");
    private static final List<TokenPattern> PARTS = TokenPattern.all(
            "<i> capital|uppercase|upper-case|große|random? upper|case? letters|letter|buchstaben|buchstabe",
            "<i> random? digits|digit|ziffern|ziffer|numbers");

    @Override
    public void read(Clause clause) {
        boolean code = clause.kind() == Kind.CODE || clause.kind() == Kind.PLATE || clause.kind() == Kind.UNKNOWN;
        if (code && !readExample(clause) && !readCounted(clause)) {
            readParts(clause);
        }
    }

    private static boolean readExample(Clause clause) {
        for (int i = 1; i < clause.size(); i++) {
            for (TokenPattern mark : MARKS) {
                Match match = mark.matchAt(clause.tokens(), i);
                if (match == null || match.end() >= clause.size()) {
                    continue;
                }
                int end = match.end();
                StringBuilder example = new StringBuilder();
                while (end < clause.size() && !clause.token(end).is(",", ";", ")", "(", "or", "oder", "and", "und")) {
                    example.append(
                                    end > match.end()
                                                    && clause.token(end).start()
                                                            > clause.token(end - 1)
                                                                    .end()
                                            ? " "
                                            : "")
                            .append(clause.token(end).text());
                    end++;
                }
                String mask = Masks.of(example.toString());
                if (!mask.isEmpty() && clause.isFree(i, end)) {
                    int start = clause.token(i - 1).is("(") ? i - 1 : i;
                    clause.take(
                            new Fact.Mask(mask),
                            start,
                            end < clause.size() && clause.token(end).is(")") ? end + 1 : end);
                    return true;
                }
            }
        }
        return false;
    }

    /// `8 characters, capital letters and digits only`
    private static boolean readCounted(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            Match match = COUNTED.matchAt(clause.tokens(), i);
            if (match == null || match.number(0) < 1 || match.number(0) > 30) {
                continue;
            }
            boolean letters = false;
            boolean digits = false;
            boolean capital = false;
            boolean small = false;
            boolean hex = false;
            int last = match.end();
            boolean another = false;
            for (int j = i + 1; j < clause.size(); j++) {
                Token token = clause.token(j);
                another |= token.isNumber();
                letters |= token.is(
                        "letters", "letter", "buchstaben", "alphanumeric", "alphanumerisch", "alphanumerische");
                digits |= token.is(
                        "digits",
                        "digit",
                        "ziffern",
                        "numbers",
                        "zahlen",
                        "numeric",
                        "alphanumeric",
                        "alphanumerisch",
                        "alphanumerische");
                capital |=
                        token.is("capital", "uppercase", "upper-case", "capitals", "großbuchstaben", "große", "upper");
                small |= token.is("lowercase", "lower-case", "small", "kleinbuchstaben", "kleine", "lower");
                letters |= token.is("capitals", "großbuchstaben", "kleinbuchstaben");
                hex |= token.is("hex", "hexadecimal", "hexadezimal");
                if (letters || digits || capital || hex) {
                    last = j + 1;
                }
            }
            if (another || !(letters || digits || hex)) {
                continue;
            }
            while (last < clause.size() && clause.token(last).is("only", "long", "lang", "nur", "characters")) {
                last++;
            }
            String set =
                    hex ? "0-9a-f" : (letters ? capital ? "A-Z" : small ? "a-z" : "A-Z" : "") + (digits ? "0-9" : "");
            int start = i;
            while (start > 0 && clause.token(start - 1).is(",", "(", "with", "of", "mit", "aus", "having", "exactly")) {
                start--;
            }
            clause.take(
                    new Fact.Mask("[" + set + "]{" + (int) match.number(0) + "}"),
                    start,
                    last < clause.size() && clause.token(last).is(")") ? last + 1 : last);
            return true;
        }
        return false;
    }

    /// `two letters followed by four digits`
    private static void readParts(Clause clause) {
        StringBuilder mask = new StringBuilder();
        int start = -1;
        int end = 0;
        int count = 0;
        for (int i = 0; i < clause.size(); i++) {
            for (int kind = 0; kind < PARTS.size(); kind++) {
                Match match = PARTS.get(kind).matchAt(clause.tokens(), i);
                if (match != null && match.number(0) >= 1 && match.number(0) <= 20) {
                    start = start < 0 ? i : start;
                    boolean dash = count > 0
                            && clause.tokens().subList(end, i).stream()
                                    .anyMatch(token -> token.is("dash", "hyphen", "bindestrich", "-"));
                    mask.append(dash ? "-" : "")
                            .append(kind == 0 ? "[A-Z]{" : "[0-9]{")
                            .append((int) match.number(0))
                            .append("}");
                    end = match.end();
                    count++;
                    break;
                }
            }
        }
        if (count > 0 && clause.isFree(start, end)) {
            clause.take(new Fact.Mask(mask.toString()), start, end);
        }
    }
}
