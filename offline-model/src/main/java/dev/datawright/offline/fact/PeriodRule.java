package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Dates.Days;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// `in 2025`, `between 2024-01-01 and 2024-06-30`, `last 3 years`: when dates lie.
final class PeriodRule implements FactRule {

    private static final List<TokenPattern> BETWEEN = TokenPattern.all(
            "between|from|zwischen|von|vom <d> and|to|until|till|through|und|bis|-|– zum|dem? <d>",
            "<d> to|until|bis|-|–|through zum? <d>");
    private static final TokenPattern SINCE = TokenPattern.of("since|from|after|seit|ab|nach dem|the? <d> on|onwards?");
    private static final TokenPattern UNTIL = TokenPattern.of("until|till|before|up|vor|bis to|zum|dem? <d>");
    private static final TokenPattern IN =
            TokenPattern.of("in|during|from|of|on|aus|im|am|für|for the|dem|jahr|year? jahr|year? <d>");
    private static final TokenPattern BARE = TokenPattern.of("<d>");
    private static final TokenPattern LAST = TokenPattern.of(
            "in|from|within|over|during|aus|der|den|innerhalb? the|den|der? last|past|previous|letzten|vergangenen <i> "
                    + "years|year|jahre|jahren|months|month|monate|monaten|weeks|week|wochen|days|day|tage|tagen");
    private static final TokenPattern NEXT =
            TokenPattern.of("in|within|over|during? the|den|der? next|coming|nächsten|kommenden <i> "
                    + "years|year|jahre|jahren|months|month|monate|monaten|weeks|week|wochen|days|day|tage|tagen");
    private static final TokenPattern LAST_ONE = TokenPattern.of(
            "in|from|within|over|of|im|aus|in? the|dem|der|den? last|past|previous|letzten|vergangenen|letztes|letzter year|jahr|jahres|month|monat|week|woche");
    private static final TokenPattern THIS_ONE =
            TokenPattern.of("in|from|within|of|im|aus? this|the|diesem|dieses current? year|jahr|jahres|month|monat");
    private static final Set<Kind> NUMERIC_YEARS =
            Set.of(Kind.YEAR, Kind.COUNT, Kind.AMOUNT, Kind.MEASURE, Kind.AGE, Kind.CODE);

    @Override
    public void read(Clause clause) {
        List<Token> tokens = clause.tokens();
        boolean yearsAreNumbers = NUMERIC_YEARS.contains(clause.kind());
        for (int i = 0; i < clause.size(); i++) {
            if (readNamedSpan(clause, tokens, i)) {
                return;
            }
            if (yearsAreNumbers) {
                continue;
            }
            for (TokenPattern pattern : BETWEEN) {
                Match match = pattern.matchAt(tokens, i);
                if (match != null
                        && clause.isFree(i, match.end())
                        && (clause.kind().isTemporal() || isDated(tokens, match))) {
                    clause.take(
                            new Fact.Period(match.days(0).start(), match.days(1).end()), i, match.end());
                    return;
                }
            }
            if (readOneSided(clause, tokens, i)) {
                return;
            }
        }
    }

    private static boolean readOneSided(Clause clause, List<Token> tokens, int at) {
        Match in = IN.matchAt(tokens, at);
        Match since = SINCE.matchAt(tokens, at);
        Match until = UNTIL.matchAt(tokens, at);
        if (since != null && !tokens.get(at).is("from") && isDated(clause, tokens, since)) {
            Days days = since.days(0);
            LocalDate start = tokens.get(at).is("after", "nach") ? days.end() : days.start();
            clause.take(new Fact.Period(start, null), at, since.end());
            return true;
        }
        if (until != null && isDated(clause, tokens, until)) {
            Days days = until.days(0);
            LocalDate end = tokens.get(at).is("before", "vor") ? days.start() : days.end();
            clause.take(new Fact.Period(null, end), at, until.end());
            return true;
        }
        if (in != null && isDated(clause, tokens, in)) {
            clause.take(new Fact.Period(in.days(0).start(), in.days(0).end()), at, in.end());
            return true;
        }
        Match bare = BARE.matchAt(tokens, at);
        if (bare != null && clause.kind().isTemporal() && bare.end() - at > 1 && clause.isFree(at, bare.end())) {
            clause.take(new Fact.Period(bare.days(0).start(), bare.days(0).end()), at, bare.end());
            return true;
        }
        if (clause.kind().isTemporal() && Dates.isYear(tokens.get(at)) && clause.isFree(at, at + 1)) {
            Days days = Dates.year((int) tokens.get(at).number());
            clause.take(new Fact.Period(days.start(), days.end()), at, at + 1);
            return true;
        }
        return false;
    }

    private static boolean readNamedSpan(Clause clause, List<Token> tokens, int at) {
        LocalDate tomorrow = clause.today().plusDays(1);
        Match last = LAST.matchAt(tokens, at);
        if (last != null && clause.isFree(at, last.end()) && last.number(0) <= 1000) {
            clause.take(
                    new Fact.Period(shift(clause.today(), -last.number(0), tokens.get(last.end() - 1)), tomorrow),
                    at,
                    last.end());
            return true;
        }
        Match next = NEXT.matchAt(tokens, at);
        if (next != null && clause.isFree(at, next.end()) && next.number(0) <= 1000) {
            clause.take(
                    new Fact.Period(
                            clause.today(),
                            shift(clause.today(), next.number(0), tokens.get(next.end() - 1))
                                    .plusDays(1)),
                    at,
                    next.end());
            return true;
        }
        Match lastOne = LAST_ONE.matchAt(tokens, at);
        if (lastOne != null && clause.isFree(at, lastOne.end())) {
            Token unit = tokens.get(lastOne.end() - 1);
            Days days = unit.is("year", "jahr", "jahres")
                    ? Dates.year(clause.today().getYear() - 1)
                    : unit.is("month", "monat")
                            ? Dates.month(
                                    clause.today().minusMonths(1).getYear(),
                                    clause.today().minusMonths(1).getMonthValue())
                            : new Days(clause.today().minusWeeks(1), tomorrow);
            clause.take(new Fact.Period(days.start(), days.end()), at, lastOne.end());
            return true;
        }
        Match thisOne = THIS_ONE.matchAt(tokens, at);
        if (thisOne != null && clause.isFree(at, thisOne.end())) {
            LocalDate start = tokens.get(thisOne.end() - 1).is("month", "monat")
                    ? clause.today().withDayOfMonth(1)
                    : clause.today().withDayOfYear(1);
            clause.take(new Fact.Period(start, tomorrow), at, thisOne.end());
            return true;
        }
        return false;
    }

    private static LocalDate shift(LocalDate from, double count, Token unit) {
        long amount = (long) count;
        return switch (unit.lower().charAt(0)) {
            case 'y', 'j' -> from.plusYears(amount);
            case 'm' -> from.plusMonths(amount);
            case 'w' -> from.plusWeeks(amount);
            default -> from.plusDays(amount);
        };
    }

    private static boolean isDated(Clause clause, List<Token> tokens, Match match) {
        return clause.isFree(match.start(), match.end())
                && (clause.kind().isTemporal() || isDated(tokens, match) || isInYear(tokens, match, clause));
    }

    /// `in 2025` of an unknown noun.
    private static boolean isInYear(List<Token> tokens, Match match, Clause clause) {
        return clause.kind() == Kind.UNKNOWN && tokens.get(match.start()).is("in", "im", "since", "seit", "during");
    }

    /// Whether a real date or month stands there, not only a number that could be a year.
    private static boolean isDated(List<Token> tokens, Match match) {
        return tokens.subList(match.start(), match.end()).stream()
                .anyMatch(
                        token -> token.kind() == Token.Kind.DATE || (token.isWord() && Dates.month(token.lower()) > 0));
    }
}
