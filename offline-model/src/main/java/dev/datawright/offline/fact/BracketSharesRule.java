package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `plant is North (60%), South (30%) or West (10%)`: each value with its share in brackets behind it.
final class BracketSharesRule implements FactRule {

    private static final int LONGEST_VALUE = 3;
    private static final Set<String> BEFORE = Words.of(
            ",", ";", "or", "oder", "and", "und", "is", "are", "ist", "either", ":", "=", "of", "/", "(", "sind");

    @Override
    public void read(Clause clause) {
        List<Fact.Choice> choices = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (int i = 1; i < clause.size(); i++) {
            Percents.Found share =
                    clause.token(i).is("(") && i + 1 < clause.size() ? Percents.at(clause.tokens(), i + 1) : null;
            if (share == null
                    || share.end() >= clause.size()
                    || !clause.token(share.end()).is(")")) {
                continue;
            }
            int from = i;
            while (from > end
                    && i - from < LONGEST_VALUE
                    && !clause.token(from - 1).isIn(BEFORE)) {
                from--;
            }
            // The name stands before the first value: its last word is the value.
            boolean named = start < 0 && (from == 0 || !isCut(clause.token(from - 1)));
            from = named
                    ? Math.max(clause.nameEnd() > from && clause.nameEnd() < i ? clause.nameEnd() : i - 1, 0)
                    : from;
            if (from == i || from == 0 && clause.nameEnd() >= 0) {
                return;
            }
            start = start < 0 ? from : start;
            choices.add(new Fact.Choice(clause.text(from, i), share.percent(), false));
            end = share.end() + 1;
        }
        if (choices.size() >= 2 && clause.isFree(start, end)) {
            clause.take(new Fact.Choices(choices), start, end);
        }
    }

    private static boolean isCut(Token token) {
        return token.isIn(BEFORE);
    }
}
