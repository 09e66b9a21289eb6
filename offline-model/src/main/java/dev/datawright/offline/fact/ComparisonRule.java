package dev.datawright.offline.fact;

import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `later than the rental date`, `after order date`, `less than the price`: compared with another column.
final class ComparisonRule implements FactRule {

    private static final Map<TokenPattern, InequalityOperator> SIGNS = new LinkedHashMap<>();
    private static final Set<String> FILLER = Words.of(
            "the", "der", "die", "das", "dem", "den", "its", "their", "always", "immer", "each", "column", "spalte",
            "sein", "liegen", "ist", "be", "of", "value", ".", ")", "(", ",", "that", "is");

    static {
        put("not|never|no|nicht before|earlier|vor|früher than|als?", InequalityOperator.GE);
        put("not|never|no|nicht after|later|nach|später than|als?", InequalityOperator.LE);
        put("at least as large|high|big|much as", InequalityOperator.GE);
        put("at most as large|high|big|much as", InequalityOperator.LE);
        put("on or after", InequalityOperator.GE);
        put("on or before", InequalityOperator.LE);
        put("later|greater|larger|bigger|higher|more|newer|older than", InequalityOperator.GT);
        put("earlier|less|smaller|lower|fewer|cheaper than", InequalityOperator.LT);
        put("später|größer|höher|mehr|neuer|nach als", InequalityOperator.GT);
        put("früher|kleiner|niedriger|weniger|geringer|vor als", InequalityOperator.LT);
        put("greater|larger than|or or? equal|to? to?", InequalityOperator.GE);
        put(">=", InequalityOperator.GE);
        put("≥", InequalityOperator.GE);
        put("<=", InequalityOperator.LE);
        put("≤", InequalityOperator.LE);
        put(">", InequalityOperator.GT);
        put("<", InequalityOperator.LT);
        put("at least", InequalityOperator.GE);
        put("at most", InequalityOperator.LE);
        put("mindestens", InequalityOperator.GE);
        put("höchstens", InequalityOperator.LE);
        put("after|nach|above|exceeding", InequalityOperator.GT);
        put("before|vor|below", InequalityOperator.LT);
    }

    private static void put(String pattern, InequalityOperator operator) {
        SIGNS.put(TokenPattern.of(pattern), operator);
    }

    @Override
    public void read(Clause clause) {
        for (int i = 1; i < clause.size(); i++) {
            for (Map.Entry<TokenPattern, InequalityOperator> sign : SIGNS.entrySet()) {
                Match match = sign.getKey().matchAt(clause.tokens(), i);
                if (match == null || match.end() >= clause.size() || !clause.isFree(i, clause.size())) {
                    continue;
                }
                String other = clause.tokens().subList(match.end(), clause.size()).stream()
                        .filter(token -> !token.isIn(FILLER))
                        .map(Token::lower)
                        .collect(Collectors.joining(" "));
                boolean words = clause.tokens().subList(match.end(), clause.size()).stream()
                        .noneMatch(token -> token.isNumber() || token.kind() == Token.Kind.DATE);
                if (words && !other.isBlank()) {
                    clause.take(new Fact.Comparison(sign.getValue(), other), i, clause.size());
                    return;
                }
            }
        }
    }
}
