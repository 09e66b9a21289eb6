package dev.datawright.offline.fact;

import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;

/// `mean 170 and standard deviation 10`, `around 170 ± 10`: normally distributed numbers.
final class BellRule implements FactRule {

    private static final String MEAN =
            "normally|normalverteilt? distributed? with|mit|um|around|by|a|an|the|einem|dem? a|an|einem? "
                    + "mean|average|avg|mittelwert|durchschnitt|schnitt|mittel|erwartungswert of|is|von|:|=|value? <n> ,? and|und|with|mit? a|an|the|einer|der? ";

    private static final List<TokenPattern> WITH_SPREAD = TokenPattern.all(
            MEAN + "standard|std deviation|dev of|is|von|:|=? <n>",
            MEAN + "sd|std|stddev|sigma|deviation|standardabweichung|streuung|spread of|is|von|:|=? <n>",
            "normally|normalverteilt? distributed? around|about|approximately|roughly|circa|ca|etwa|um|rund|mean|average? .? <n> ±|+/- <n>",
            "normally distributed around|with|at|about <n> with|and|,? a|an? sd|std|stddev|sigma|spread of? <n>",
            "normally distributed around|with|at|about <n> with|and|,? a|an? standard deviation of? <n>",
            "normalverteilt um|mit|bei <n> mit|und|,? einer? standardabweichung|streuung von? <n>",
            "around|about|approximately|roughly|etwa|um|rund <n> with|and|mit|und|, a|an|einer? sd|std|stddev|spread|standardabweichung|streuung of|von? <n>",
            "around|about|approximately|roughly <n> with|and|, a|an? standard deviation of? <n>",
            "around|about|etwa|rund <n> plus|plusminus or? minus? <n>");

    private static final List<TokenPattern> PLAIN = TokenPattern.all(
            "with|mit|on|im|of|an|a? a|an|einem|the? mean|average|avg|mittelwert|durchschnitt|schnitt|mittel of|is|von|:|=|bei? about|around|etwa? <n>",
            "averaging|durchschnittlich|normalverteilt|average|typically um? <n>",
            "normally distributed around|about <n>",
            "normalverteilt um <n>",
            "around|about|approximately|roughly|circa|ungefähr|etwa|rund|um <n>");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern pattern : WITH_SPREAD) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match != null && clause.isFree(i, match.end())) {
                    clause.take(new Fact.Bell(match.number(0), match.number(1)), i, match.end());
                    return;
                }
            }
        }
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern pattern : PLAIN) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match != null
                        && clause.isFree(i, match.end())
                        && !isPercent(clause, match)
                        && !startsRange(clause, match.end())) {
                    clause.take(new Fact.Bell(match.number(0), null), i, match.end());
                    return;
                }
            }
        }
    }

    /// `roughly 3000 to 5000` has two bounds.
    private static boolean startsRange(Clause clause, int at) {
        return at + 1 < clause.size()
                && clause.token(at).is("to", "bis", "-", "–", "..")
                && clause.token(at + 1).isNumber();
    }

    /// `about 70% of them` is a share.
    private static boolean isPercent(Clause clause, Match match) {
        return clause.token(match.end() - 1).is("%", "percent", "prozent");
    }
}
