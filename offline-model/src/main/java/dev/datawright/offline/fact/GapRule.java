package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;

/// `1-14 days after the order date`, `bis zu 3 Tage nach dem Kauf`: a time that follows another one.
final class GapRule implements FactRule {

    private static final String UNIT =
            "days|day|hours|hour|minutes|minute|weeks|week|seconds|months|month|years|year|tage|tag|tagen|stunden|stunde|minuten|wochen|woche|monate|monaten|jahre|jahren|h|min|mins";
    private static final String AFTER = "after|later|following|nach|past|später";
    private static final List<TokenPattern> BOTH = TokenPattern.all(
            "between|from|zwischen? <i> and|to|-|–|und|bis|or|oder <i> " + UNIT + " " + AFTER + " than|als?");
    private static final List<TokenPattern> UP_TO = TokenPattern.all(
            "up to <i> " + UNIT + " " + AFTER,
            "at most <i> " + UNIT + " " + AFTER,
            "within <i> " + UNIT + " of|after",
            "höchstens|maximal <i> " + UNIT + " " + AFTER,
            "bis zu? <i> " + UNIT + " " + AFTER);
    private static final TokenPattern ONE = TokenPattern.of("<i> " + UNIT + " " + AFTER + " than|als?");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern pattern : BOTH) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match != null && take(clause, match, match.number(0), match.number(1))) {
                    return;
                }
            }
            for (TokenPattern pattern : UP_TO) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match != null && take(clause, match, 0, match.number(0))) {
                    return;
                }
            }
            Match one = ONE.matchAt(clause.tokens(), i);
            if (one != null && take(clause, one, one.number(0), one.number(0))) {
                return;
            }
        }
    }

    private static boolean take(Clause clause, Match match, double least, double most) {
        if (!clause.isFree(match.start(), match.end()) || least > most || least < 0) {
            return false;
        }
        String unit = "";
        for (Token token : clause.tokens().subList(match.start(), match.end())) {
            if (List.of(UNIT.split("\\|")).contains(token.lower())) {
                unit = token.lower();
            }
        }
        StringBuilder other = new StringBuilder();
        int end = match.end();
        while (end < clause.size() && clause.token(end).isWord()) {
            if (!clause.token(end).is("the", "a", "an", "its", "dem", "der", "das", "den", "die", "it", "that")) {
                other.append(other.isEmpty() ? "" : " ")
                        .append(clause.token(end).lower());
            }
            end++;
        }
        clause.take(new Fact.Gap((long) least, (long) most, unit, other.toString()), match.start(), end);
        return true;
    }
}
