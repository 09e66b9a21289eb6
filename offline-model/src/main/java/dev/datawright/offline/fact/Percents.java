package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shares of a hundred, in figures or in words.
final class Percents {

    private static final TokenPattern FIGURE = TokenPattern.of("<p>");
    private static final TokenPattern ONE_IN = TokenPattern.of("one|1|jeder|jede|jedes in|von|of <i>");
    private static final Map<TokenPattern, Double> WORDS = Map.of(
            TokenPattern.of("about|around|roughly|etwa|rund? half|hälfte"), 50.0,
            TokenPattern.of("a|one|ein third|drittel"), 100 / 3.0,
            TokenPattern.of("<i> thirds|drittel"), 200 / 3.0,
            TokenPattern.of("a|one|ein quarter|viertel"), 25.0,
            TokenPattern.of("three|drei quarters|viertel"), 75.0,
            TokenPattern.of("<i> quarters|viertel"), 75.0);

    private Percents() {}

    /// A share that starts at this token.
    static @Nullable Found at(List<Token> tokens, int position) {
        Match figure = FIGURE.matchAt(tokens, position);
        if (figure != null) {
            return new Found(figure.number(0), position, figure.end());
        }
        Match oneIn = ONE_IN.matchAt(tokens, position);
        if (oneIn != null && oneIn.number(0) >= 2) {
            return new Found(100 / oneIn.number(0), position, oneIn.end());
        }
        for (Map.Entry<TokenPattern, Double> entry : WORDS.entrySet()) {
            Match match = entry.getKey().matchAt(tokens, position);
            if (match != null) {
                return new Found(entry.getValue(), position, match.end());
            }
        }
        return null;
    }

    record Found(double percent, int start, int end) {}
}
