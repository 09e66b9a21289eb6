package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `starting at 1000`, `from 1 up`, `fortlaufend ab 2025001`, `WH-1000, WH-1001, …`: a number that goes on from row to
/// row.
final class SeriesRule implements FactRule {

    private static final List<TokenPattern> PLAIN = TokenPattern.all(
            "running|counting|counts|sequential|consecutive|incrementing|increasing|ascending|numbered|fortlaufend|fortlaufende|laufend|laufende|aufsteigend|runs number|number|up|on? from|at|with|starting|beginning|ab|von|beginnend from|at|with|mit|bei|ab? <i>",
            "from|ab|von <i> up|upwards|upward|onwards|on|aufwärts|hochzählend|fortlaufend",
            "from|ab|von <i> counting|and counting|up up|upwards?");
    /// Of a price these would be a lower bound.
    private static final List<TokenPattern> OF_CODES = TokenPattern.all(
            "starting|starts|beginning|begins|beginnend|start at|from|with|mit|bei|ab|= <i>", "ab|from <i>");
    private static final TokenPattern BARE = TokenPattern.of(
            "sequential|consecutive|autoincrement|auto-increment|auto-incrementing|auto-incremented|incrementing|fortlaufend|fortlaufende|fortlaufender|durchnummeriert|serial|running|laufende|laufend|hochzählend");
    private static final TokenPattern STEP =
            TokenPattern.of("in|with|mit steps|step|increments|schritten|einer? of|von? <i>");
    private static final Pattern NUMBERED = Pattern.compile("(?<prefix>.*?)(?<digits>\\d{1,12})");

    @Override
    public void read(Clause clause) {
        Kind kind = clause.kind();
        boolean code = kind == Kind.CODE || kind == Kind.UNKNOWN;
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.token(i);
            if (token.is("series")
                    && i + 1 < clause.size()
                    && clause.token(i + 1).kind() == Token.Kind.QUOTED) {
                take(clause, i, i + 2, clause.token(i + 1).text());
                return;
            }
            Match match = first(PLAIN, clause, i);
            if (match == null && code) {
                match = first(OF_CODES, clause, i);
            }
            if (match != null && i > 0 && clause.isFree(i, match.end())) {
                take(
                        clause,
                        i,
                        match.end(),
                        clause.token(match.end() - 1).isNumber()
                                ? clause.token(match.end() - 1).text()
                                : String.valueOf((long) match.number(0)));
                return;
            }
            Match named = code && i > 0 ? numbered(clause, i) : null;
            if (named != null) {
                take(clause, i, named.end(), clause.token(named.end() - 1).text());
                return;
            }
        }
        for (int i = 0; i < clause.size() && (code || kind == Kind.COUNT); i++) {
            Match bare = BARE.matchAt(clause.tokens(), i);
            boolean number =
                    clause.tokens().stream().anyMatch(token -> token.isNumber() || token.kind() == Token.Kind.QUOTED);
            if (bare != null && !number && clause.size() > 1) {
                clause.take(new Fact.Series(1, 1, "", 0), i, bare.end());
                return;
            }
        }
    }

    /// `starting at INV-1001`: the code that the first row has.
    private static @Nullable Match numbered(Clause clause, int at) {
        boolean starts = clause.token(at)
                .is(
                        "starting",
                        "starts",
                        "beginning",
                        "start",
                        "from",
                        "beginnend",
                        "ab",
                        "counting",
                        "running",
                        "runs");
        if (!starts) {
            return null;
        }
        int next = at + 1;
        while (next < clause.size()
                && clause.token(next).is("at", "with", "from", "up", "mit", "bei", "ab", "number", "on")) {
            next++;
        }
        boolean named = next < clause.size()
                && !clause.token(next).isNumber()
                && NUMBERED.matcher(clause.token(next).text()).matches();
        return named && clause.isFree(at, next + 1) ? new Match(at, next + 1, List.of()) : null;
    }

    private static @Nullable Match first(List<TokenPattern> patterns, Clause clause, int at) {
        for (TokenPattern pattern : patterns) {
            Match match = pattern.matchAt(clause.tokens(), at);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private static void take(Clause clause, int start, int end, String first) {
        Matcher matcher = NUMBERED.matcher(first.replaceAll("(?<=\\d)[.,](?=\\d{3}\\b)", ""));
        if (!matcher.matches()) {
            return;
        }
        String digits = matcher.group("digits");
        long step = 1;
        int stop = end;
        for (int i = end; i < clause.size(); i++) {
            Match by = STEP.matchAt(clause.tokens(), i);
            if (by != null && by.number(0) >= 1) {
                step = (long) by.number(0);
                stop = by.end();
            }
        }
        while (stop < clause.size()
                && clause.token(stop).is("up", "upwards", "onwards", "aufwärts", "on", "fortlaufend")) {
            stop++;
        }
        int padding = digits.length() > 1 && digits.startsWith("0") ? digits.length() : 0;
        clause.take(new Fact.Series(Long.parseLong(digits), step, matcher.group("prefix"), padding), start, stop);
    }
}
