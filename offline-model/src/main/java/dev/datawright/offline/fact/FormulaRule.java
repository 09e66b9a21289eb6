package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `total = price * quantity`, `the product of price and quantity`, `price plus tax`.
final class FormulaRule implements FactRule {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("*", "*"),
            Map.entry("×", "*"),
            Map.entry("x", "*"),
            Map.entry("times", "*"),
            Map.entry("mal", "*"),
            Map.entry("multiplied", "*"),
            Map.entry("/", "/"),
            Map.entry("÷", "/"),
            Map.entry("divided", "/"),
            Map.entry("durch", "/"),
            Map.entry("geteilt", "/"),
            Map.entry("+", "+"),
            Map.entry("plus", "+"),
            Map.entry("-", "-"),
            Map.entry("–", "-"),
            Map.entry("minus", "-"),
            Map.entry("(", "("),
            Map.entry(")", ")"));
    private static final Map<String, String> WHOLES =
            Map.of("product", "*", "produkt", "*", "sum", "+", "summe", "+", "difference", "-", "differenz", "-");
    private static final Set<String> FILLER =
            Words.of("the", "der", "die", "das", "dem", "den", "by", "a", "its", "their");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.token(i);
            if (token.is("=") && i > 0) {
                if (take(clause, i, i + 1)) {
                    return;
                }
            } else if (token.is("as", "is", "als", "ist", "from", "aus", "calculated", "computed", "berechnet", ":")) {
                int start = i + 1;
                while (start < clause.size()
                        && clause.token(start)
                                .is(
                                        "as",
                                        "is",
                                        "from",
                                        "als",
                                        "aus",
                                        "calculated",
                                        "computed",
                                        "berechnet",
                                        ":",
                                        "the",
                                        "das",
                                        "die")) {
                    start++;
                }
                if (take(clause, i, start)) {
                    return;
                }
            } else if (token.isIn(WHOLES.keySet()) && takeWhole(clause, i, i)) {
                return;
            }
        }
    }

    private static boolean take(Clause clause, int from, int start) {
        if (start < clause.size() && clause.token(start).isIn(WHOLES.keySet())) {
            return takeWhole(clause, from, start);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean hasSign = false;
        for (int i = start; i < clause.size(); i++) {
            Token token = clause.token(i);
            String sign = SIGNS.get(token.lower());
            if (sign != null && token.kind() != Token.Kind.QUOTED && (!token.is("x") || name.length() > 0)) {
                flush(name, parts);
                parts.add(sign);
                hasSign |= !sign.equals("(") && !sign.equals(")");
            } else if (token.isNumber()) {
                flush(name, parts);
                parts.add(plain(token.number()));
            } else if (token.isWord()) {
                if (!token.isIn(FILLER)) {
                    name.append(name.isEmpty() ? "" : " ").append(token.lower());
                }
            } else if (!token.is("%")) {
                return false;
            }
        }
        flush(name, parts);
        // `type: house / flat` lists values.
        boolean list = clause.token(from).is(":", "is", "are", "ist")
                && parts.stream().allMatch(part -> part.equals("/") || Character.isLetter(part.charAt(0)));
        if (list
                || !hasSign
                || parts.size() < 3
                || parts.stream().noneMatch(part -> Character.isLetter(part.charAt(0)))
                || isSign(parts.getFirst())
                || isSign(parts.getLast())) {
            return false;
        }
        clause.take(new Fact.Formula(parts), from, clause.size());
        return true;
    }

    private static boolean isSign(String part) {
        return "*/+-".contains(part);
    }

    /// `product of A and B`
    private static boolean takeWhole(Clause clause, int from, int at) {
        int start = at + 1;
        if (start >= clause.size()
                || !clause.token(start).is("of", "from", "between", "aus", "von", "der", "zwischen")) {
            return false;
        }
        String sign = WHOLES.getOrDefault(clause.token(at).lower(), "+");
        List<String> parts = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = start + 1; i < clause.size(); i++) {
            Token token = clause.token(i);
            if (token.is("and", "und", ",")) {
                flush(name, parts);
                parts.add(sign);
            } else if (token.isWord() && !token.isIn(FILLER)) {
                name.append(name.isEmpty() ? "" : " ").append(token.lower());
            }
        }
        flush(name, parts);
        if (parts.size() < 3 || isSign(parts.getLast())) {
            return false;
        }
        clause.take(new Fact.Formula(parts), from, clause.size());
        return true;
    }

    private static void flush(StringBuilder name, List<String> parts) {
        if (!name.isEmpty()) {
            parts.add(name.toString());
            name.setLength(0);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
