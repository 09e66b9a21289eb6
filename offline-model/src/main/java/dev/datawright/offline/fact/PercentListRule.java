package dev.datawright.offline.fact;

import dev.datawright.offline.fact.Fact.Choice;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `discount 0%, 5% or 10%`: percentages that are the values themselves, of a column that holds numbers.
final class PercentListRule implements FactRule {

    private static final TokenPattern PERCENT = TokenPattern.of("<p>");
    private static final Set<String> SEPARATORS = Words.of(",", "or", "oder", "/", "and", "und");

    @Override
    public void read(Clause clause) {
        if (!clause.kind().isNumeric()) {
            return;
        }
        int start = Math.max(0, clause.nameEnd());
        while (start < clause.size() && clause.token(start).is("of", "von", ":", "is", "either", "(")) {
            start++;
        }
        List<Choice> values = new ArrayList<>();
        int at = start;
        while (at < clause.size()) {
            Match match = PERCENT.matchAt(clause.tokens(), at);
            if (match == null) {
                return;
            }
            values.add(new Choice(clause.token(at).text().replace(',', '.'), null, false));
            at = match.end();
            while (at < clause.size()
                    && (clause.token(at).isIn(SEPARATORS) || clause.token(at).is(")"))) {
                at++;
            }
        }
        if (values.size() > 1 && clause.isFree(start, clause.size())) {
            clause.take(new Fact.Choices(values), start, clause.size());
        }
    }
}
