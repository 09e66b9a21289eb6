package dev.datawright.rules.template;

import dev.datawright.rules.template.Expr.ArithmeticOperator;
import dev.datawright.rules.template.Expr.ComparisonOperator;
import dev.datawright.rules.template.Tokens.Kind;
import dev.datawright.rules.template.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads operators with Jinja's precedence: a filter binds tighter than arithmetic.
final class ExprParser {

    /// Words that cannot name a column.
    static final Set<String> RESERVED = Set.of(
            "and", "or", "not", "in", "is", "if", "else", "elif", "endif", "true", "false", "none", "True", "False",
            "None", "for", "endfor", "set", "loop");

    private static final int DEEPEST_NESTING = 60;
    private static final int MOST_OPERATORS = 250;

    private final Tokens tokens;
    private final OperandParser operands;
    private final FilterParser filters;
    private int depth;
    private int operators;

    ExprParser(Tokens tokens, Scope scope, Mentions mentions) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this, scope, mentions);
        this.filters = new FilterParser(tokens, this, operands);
    }

    /// The whole of what stands between the delimiters; with a comma in it, a tuple.
    Expr parseWhole(String end) {
        Expr expr = parseTuple(true);
        tokens.expectEnd("an operator or " + end);
        return expr;
    }

    /// One or more expressions with commas between them, up to the end, a bracket or a word that ends them.
    Expr parseTuple(boolean withConditional) {
        Expr first = withConditional ? parseExpression() : parseOr();
        if (!tokens.peekIs(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>();
        items.add(first);
        while (tokens.takeIf(",")) {
            if (tokens.atEnd() || tokens.peekIs(")")) {
                break;
            }
            items.add(withConditional ? parseExpression() : parseOr());
        }
        return new Expr.Sequence(items, true);
    }

    Expr parseExpression() {
        enter();
        Expr expr = parseOr();
        while (tokens.takeIf("if")) {
            deepen();
            Expr condition = parseOr();
            Expr otherwise = tokens.takeIf("else") ? parseExpression() : null;
            expr = new Expr.Conditional(condition, expr, otherwise);
        }
        leave();
        return expr;
    }

    Expr parseOr() {
        Expr left = parseAnd();
        while (tokens.takeIf("or")) {
            deepen();
            left = new Expr.Or(left, parseAnd());
        }
        return left;
    }

    /// The operand with a sign, its filters and tests.
    Expr parseUnary(boolean withFilters) {
        enter();
        Expr expr;
        if (tokens.takeIf("-")) {
            expr = new Expr.Signed(true, parseUnary(false));
        } else if (tokens.takeIf("+")) {
            expr = new Expr.Signed(false, parseUnary(false));
        } else {
            expr = operands.parsePrimary();
        }
        expr = operands.parsePostfix(expr);
        leave();
        return withFilters ? filters.parseFilters(expr) : expr;
    }

    /// A chain of filters after a value that is no part of the expression: of `{% set x | upper %}`.
    Expr parseFiltersOf(Expr target) {
        return filters.parseFilters(target);
    }

    /// A chain of filters that starts with a filter's name: of `{% filter upper %}`.
    Expr parseFilterBlock(Expr target) {
        return filters.parseFilters(filters.parseFilter(target));
    }

    /// Counts what makes the tree deeper, which whoever walks it pays for with its stack.
    void deepen() {
        if (++operators > MOST_OPERATORS) {
            throw tokens.wrong(
                    tokens.peek(),
                    "The expression has more than " + MOST_OPERATORS + " operators: split it into several columns");
        }
    }

    private void enter() {
        if (++depth > DEEPEST_NESTING) {
            throw tokens.wrong(tokens.peek(), "The expression is nested more than " + DEEPEST_NESTING + " deep");
        }
    }

    private void leave() {
        depth--;
    }

    private Expr parseAnd() {
        Expr left = parseNot();
        while (tokens.takeIf("and")) {
            deepen();
            left = new Expr.And(left, parseNot());
        }
        return left;
    }

    private Expr parseNot() {
        int negations = 0;
        while (tokens.takeIf("not")) {
            negations++;
        }
        Expr operand = parseComparison();
        if (negations == 0) {
            return operand;
        }
        return negations % 2 == 1 ? new Expr.Not(operand) : new Expr.Not(new Expr.Not(operand));
    }

    private Expr parseComparison() {
        Expr first = parseSum();
        List<Expr.Link> links = new ArrayList<>();
        for (ComparisonOperator operator = takeComparison(); operator != null; operator = takeComparison()) {
            links.add(new Expr.Link(operator, parseSum()));
        }
        return links.isEmpty() ? first : new Expr.Comparison(first, links);
    }

    private @Nullable ComparisonOperator takeComparison() {
        Token token = tokens.peek();
        if (token.kind() != Kind.OPERATOR && token.kind() != Kind.NAME) {
            return null;
        }
        ComparisonOperator operator =
                switch (token.text()) {
                    case "==" -> ComparisonOperator.EQUAL;
                    case "!=" -> ComparisonOperator.NOT_EQUAL;
                    case "<" -> ComparisonOperator.LESS;
                    case "<=" -> ComparisonOperator.LESS_OR_EQUAL;
                    case ">" -> ComparisonOperator.GREATER;
                    case ">=" -> ComparisonOperator.GREATER_OR_EQUAL;
                    case "in" -> ComparisonOperator.IN;
                    case "not" -> tokens.secondIs("in") ? ComparisonOperator.NOT_IN : null;
                    case "=" -> throw tokens.wrong(token, "'=' compares nothing: write '=='");
                    default -> null;
                };
        if (operator != null) {
            tokens.take();
            if (operator == ComparisonOperator.NOT_IN) {
                tokens.take();
            }
        }
        return operator;
    }

    private Expr parseSum() {
        Expr left = parseConcatenation();
        while (true) {
            ArithmeticOperator operator;
            if (tokens.takeIf("+")) {
                operator = ArithmeticOperator.ADD;
            } else if (tokens.takeIf("-")) {
                operator = ArithmeticOperator.SUBTRACT;
            } else {
                return left;
            }
            deepen();
            left = new Expr.Arithmetic(operator, left, parseConcatenation());
        }
    }

    private Expr parseConcatenation() {
        Expr first = parseProduct();
        if (!tokens.peekIs("~")) {
            return first;
        }
        List<Expr> parts = new ArrayList<>();
        parts.add(first);
        while (tokens.takeIf("~")) {
            parts.add(parseProduct());
        }
        return new Expr.Joined(parts);
    }

    private Expr parseProduct() {
        Expr left = parsePower();
        while (true) {
            ArithmeticOperator operator;
            if (tokens.takeIf("*")) {
                operator = ArithmeticOperator.MULTIPLY;
            } else if (tokens.takeIf("//")) {
                operator = ArithmeticOperator.FLOOR_DIVIDE;
            } else if (tokens.takeIf("/")) {
                operator = ArithmeticOperator.DIVIDE;
            } else if (tokens.takeIf("%")) {
                operator = ArithmeticOperator.MODULO;
            } else {
                return left;
            }
            deepen();
            left = new Expr.Arithmetic(operator, left, parsePower());
        }
    }

    private Expr parsePower() {
        Expr left = parseUnary(true);
        while (tokens.takeIf("**")) {
            deepen();
            left = new Expr.Arithmetic(ArithmeticOperator.POWER, left, parseUnary(true));
        }
        return left;
    }
}
