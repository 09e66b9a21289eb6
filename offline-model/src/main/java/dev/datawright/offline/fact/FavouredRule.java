package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `(espresso, cappuccino or filter, cappuccino is the favourite with 45%)`: one of the values with its share,
/// the others equally often.
final class FavouredRule implements FactRule {

    private static final Set<String> SEPARATORS =
            Words.of(",", ";", "or", "oder", "and", "und", "/", "|", "(", ")", ":");

    @Override
    public void read(Clause clause) {
        List<Token> tokens = clause.tokens();
        int percent = -1;
        for (int i = 0; i < clause.size(); i++) {
            Percents.Found found = Percents.at(tokens, i);
            if (found != null) {
                if (percent >= 0) {
                    return;
                }
                percent = i;
                i = found.end() - 1;
            }
        }
        Percents.Found share = percent < 0 ? null : Percents.at(tokens, percent);
        if (share == null) {
            return;
        }
        List<String> values = new ArrayList<>();
        int start = Math.max(0, clause.nameEnd());
        int first = -1;
        int from = start;
        for (int i = 0; i < percent; i++) {
            if (clause.token(i).is("(", ":")) {
                values.clear();
                first = -1;
                from = i + 1;
            } else if (clause.token(i).isIn(SEPARATORS)) {
                if (i > from && i - from <= 3) {
                    first = first < 0 ? from : first;
                    values.add(clause.text(from, i));
                }
                from = i + 1;
            }
            // The value said again begins the statement about it.
            String again = said(clause, i, values);
            if (again != null && values.size() >= 2 && percent - i > 1 && clause.isFree(first, share.end())) {
                List<String> all = List.copyOf(values);
                clause.take(
                        new Fact.Choices(all.stream()
                                .map(value -> new Fact.Choice(
                                        value, value.equals(again) ? Double.valueOf(share.percent()) : null, false))
                                .toList()),
                        first > 0 && clause.token(first - 1).is("(") ? first - 1 : first,
                        share.end() < clause.size() && clause.token(share.end()).is(")")
                                ? share.end() + 1
                                : share.end());
                return;
            }
        }
    }

    private static @Nullable String said(Clause clause, int at, List<String> values) {
        for (String value : values) {
            int length = value.split(" ").length;
            if (at + length <= clause.size()
                    && clause.text(at, at + length).toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))
                    && at + length < clause.size()
                    && clause.token(at + length)
                            .is(
                                    "is", "being", "ist", "most", "by", "mostly", "should", "with", "mit", "in",
                                    "about", "comes", "meist", "as")) {
                return value;
            }
        }
        return null;
    }
}
