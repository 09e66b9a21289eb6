package dev.datawright.rules.template;

import dev.datawright.rules.template.Expr.ArithmeticOperator;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what cannot work in any row because it is too much, where the template itself says how much it is.
final class VisibleBombs {

    private static final Pattern PRINTF_WIDTH = Pattern.compile("%[-+ #0]*+(\\d++)?+(?:\\.(\\d++))?+[a-zA-Z]");
    private static final Pattern BRACE_WIDTH =
            Pattern.compile("\\{[^{}:]*:(?:.?[<>=^])?[-+ ]?#?(\\d++)?+[,_]?(?:\\.(\\d++))?+[a-zA-Z%]?}");

    private final Set<String> sentences = new LinkedHashSet<>();

    private VisibleBombs() {}

    /// A sentence for each.
    static List<String> in(List<TemplateNode> nodes) {
        VisibleBombs bombs = new VisibleBombs();
        Walk.everywhere(nodes, bombs::look);
        return List.copyOf(bombs.sentences);
    }

    private void look(Expr expr) {
        switch (expr) {
            case Expr.Arithmetic(ArithmeticOperator operator, Expr left, Expr right) -> {
                if (operator == ArithmeticOperator.MULTIPLY) {
                    repeated(left, right);
                    repeated(right, left);
                } else if (operator == ArithmeticOperator.POWER) {
                    power(whole(left), whole(right));
                } else if (operator == ArithmeticOperator.MODULO && left instanceof Expr.Literal(String format)) {
                    widths(PRINTF_WIDTH.matcher(format));
                }
            }
            case Expr.Range range -> range(range.arguments());
            case Expr.Call call
            when call.method() == Method.FORMAT -> {
                if (call.target() instanceof Expr.Literal(String format)) {
                    widths(BRACE_WIDTH.matcher(format));
                }
            }
            case Expr.Call call
            when Set.of(Method.CENTER, Method.LJUST, Method.RJUST, Method.ZFILL).contains(call.method()) ->
                whole(call.arguments().getFirst()).ifPresent(this::length);
            default -> {}
        }
    }

    private void repeated(Expr what, Expr count) {
        OptionalLong times = whole(count);
        int size =
                switch (what) {
                    case Expr.Literal(String text) -> text.length();
                    case Expr.Sequence sequence -> sequence.items().size();
                    default -> 0;
                };
        if (times.isPresent() && times.getAsLong() > 0 && size > 0) {
            length(times.getAsLong() > Template.LONGEST_TEXT ? Long.MAX_VALUE : times.getAsLong() * size);
        }
    }

    private void length(long length) {
        if (length > Template.LONGEST_TEXT) {
            sentences.add("The template makes a text or a list of more than " + Template.LONGEST_TEXT
                    + " characters or items");
        }
    }

    private void power(OptionalLong base, OptionalLong exponent) {
        if (base.isEmpty() || exponent.isEmpty() || Math.abs(base.getAsLong()) < 2 || exponent.getAsLong() < 1) {
            return;
        }
        if (exponent.getAsLong() > 63
                || BigInteger.valueOf(base.getAsLong())
                                .pow((int) exponent.getAsLong())
                                .bitLength()
                        > 63) {
            sentences.add(base.getAsLong() + " ** " + exponent.getAsLong() + " is too large: whole numbers go up to "
                    + Long.MAX_VALUE);
        }
    }

    private void range(List<Expr> arguments) {
        List<OptionalLong> bounds = arguments.stream().map(VisibleBombs::whole).toList();
        if (bounds.stream().anyMatch(OptionalLong::isEmpty)) {
            return;
        }
        long from = bounds.size() == 1 ? 0 : bounds.get(0).getAsLong();
        long to = bounds.size() == 1 ? bounds.get(0).getAsLong() : bounds.get(1).getAsLong();
        long step = bounds.size() == 3 ? bounds.get(2).getAsLong() : 1;
        if (step == 0) {
            sentences.add("The step of 'range' is 0");
        } else if (((double) to - from) / step > Template.LONGEST_TEXT) {
            sentences.add("'range' gives more than " + Template.LONGEST_TEXT + " numbers");
        }
    }

    private void widths(Matcher places) {
        while (places.find()) {
            for (int group = 1; group <= 2; group++) {
                String digits = places.group(group);
                if (digits != null && (digits.length() > 6 || Integer.parseInt(digits) > Template.LONGEST_TEXT)) {
                    length(Long.MAX_VALUE);
                }
            }
        }
    }

    private static OptionalLong whole(Expr expr) {
        if (expr instanceof Expr.Literal(Long value)) {
            return OptionalLong.of(value);
        }
        return expr instanceof Expr.Signed(boolean negative, Expr.Literal(Long value))
                ? OptionalLong.of(negative ? -value : value)
                : OptionalLong.empty();
    }
}
