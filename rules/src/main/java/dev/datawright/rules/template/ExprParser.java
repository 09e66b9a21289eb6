package dev.datawright.rules.template;

import dev.datawright.rules.template.Expr.ArithmeticOperator;
import dev.datawright.rules.template.Expr.ComparisonOperator;
import dev.datawright.rules.template.Tokens.Kind;
import dev.datawright.rules.template.Tokens.Token;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one expression with Jinja's precedence: a filter binds tighter than arithmetic.
final class ExprParser {

    /// Words that cannot name a column.
    static final Set<String> RESERVED = Set.of(
            "and", "or", "not", "in", "is", "if", "else", "elif", "endif", "true", "false", "none", "True", "False",
            "None", "for", "endfor", "set", "loop");

    private static final int DEEPEST_NESTING = 60;

    private final Tokens tokens;
    private final List<Token> mentions;
    private int depth;

    /// @param mentions takes every token that names a column
    ExprParser(Tokens tokens, List<Token> mentions) {
        this.tokens = tokens;
        this.mentions = mentions;
    }

    Expr parseWhole(String end) {
        Expr expr = parseExpression();
        tokens.expectEnd("an operator or " + end);
        return expr;
    }

    private Expr parseExpression() {
        if (++depth > DEEPEST_NESTING) {
            throw tokens.wrong(tokens.peek(), "The expression is nested more than " + DEEPEST_NESTING + " deep");
        }
        Expr expr = parseOr();
        while (tokens.takeIf("if")) {
            Expr condition = parseOr();
            Expr otherwise = tokens.takeIf("else") ? parseExpression() : null;
            expr = new Expr.Conditional(condition, expr, otherwise);
        }
        depth--;
        return expr;
    }

    private Expr parseOr() {
        Expr left = parseAnd();
        while (tokens.takeIf("or")) {
            left = new Expr.Or(left, parseAnd());
        }
        return left;
    }

    private Expr parseAnd() {
        Expr left = parseNot();
        while (tokens.takeIf("and")) {
            left = new Expr.And(left, parseNot());
        }
        return left;
    }

    private Expr parseNot() {
        boolean negated = false;
        while (tokens.peekIs("not")) {
            tokens.take();
            negated = !negated;
            if (!tokens.peekIs("not")) {
                Expr operand = parseComparison();
                return negated ? new Expr.Not(operand) : new Expr.Not(new Expr.Not(operand));
            }
        }
        return parseComparison();
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
            if (tokens.takeIf("+")) {
                left = new Expr.Arithmetic(ArithmeticOperator.ADD, left, parseConcatenation());
            } else if (tokens.takeIf("-")) {
                left = new Expr.Arithmetic(ArithmeticOperator.SUBTRACT, left, parseConcatenation());
            } else {
                return left;
            }
        }
    }

    private Expr parseConcatenation() {
        Expr left = parseProduct();
        while (tokens.takeIf("~")) {
            left = new Expr.Arithmetic(ArithmeticOperator.CONCATENATE, left, parseProduct());
        }
        return left;
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
            left = new Expr.Arithmetic(operator, left, parsePower());
        }
    }

    private Expr parsePower() {
        Expr left = parseUnary(true);
        while (tokens.takeIf("**")) {
            left = new Expr.Arithmetic(ArithmeticOperator.POWER, left, parseUnary(true));
        }
        return left;
    }

    private Expr parseUnary(boolean withFilters) {
        if (++depth > DEEPEST_NESTING) {
            throw tokens.wrong(tokens.peek(), "The expression is nested more than " + DEEPEST_NESTING + " deep");
        }
        Expr expr;
        if (tokens.takeIf("-")) {
            expr = new Expr.Negative(parseUnary(false));
        } else if (tokens.takeIf("+")) {
            expr = parseUnary(false);
        } else {
            expr = parsePrimary();
        }
        expr = parsePostfix(expr);
        depth--;
        return withFilters ? parseFilters(expr) : expr;
    }

    private Expr parsePrimary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> new Expr.Literal(token.text());
            case INTEGER -> integer(token);
            case FLOAT -> new Expr.Literal(Double.valueOf(token.text()));
            case NAME -> name(token);
            case OPERATOR ->
                switch (token.text()) {
                    case "(" -> parenthesised();
                    case "[" -> new Expr.Sequence(items("]"));
                    case "{" -> throw tokens.wrong(token, "Dictionaries are not supported");
                    default -> throw tokens.unexpected(token, "a value");
                };
            case END -> throw tokens.unexpected(token, "a value");
        };
    }

    private Expr integer(Token token) {
        try {
            return new Expr.Literal(Long.valueOf(token.text()));
        } catch (NumberFormatException tooLarge) {
            throw tokens.wrong(token, "The number " + Words.abbreviated(token.text()) + " is too large");
        }
    }

    private Expr name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Expr.Literal(true);
            case "false", "False" -> new Expr.Literal(false);
            case "none", "None" -> new Expr.Literal(null);
            default -> {
                if (RESERVED.contains(token.text())) {
                    throw tokens.unexpected(token, "a value");
                }
                if (tokens.peekIs("(")) {
                    throw tokens.wrong(token, "'" + token.text() + "()' is not supported: functions cannot be called");
                }
                mentions.add(token);
                yield new Expr.Variable(token.text());
            }
        };
    }

    private Expr parenthesised() {
        Expr first = parseExpression();
        if (tokens.peekIs(",")) {
            tokens.take();
            List<Expr> items = new ArrayList<>();
            items.add(first);
            items.addAll(items(")"));
            return new Expr.Sequence(items);
        }
        tokens.expect(")");
        return first;
    }

    private List<Expr> items(String close) {
        List<Expr> items = new ArrayList<>();
        while (!tokens.takeIf(close)) {
            items.add(parseExpression());
            if (!tokens.takeIf(",")) {
                tokens.expect(close);
                break;
            }
        }
        return items;
    }

    private Expr parsePostfix(Expr start) {
        Expr expr = start;
        while (true) {
            if (tokens.takeIf(".")) {
                Token token = tokens.peek();
                String name = tokens.takeName("the name of a part");
                if (tokens.peekIs("(")) {
                    String repair = Filter.named(name).isPresent() ? "; write '| " + name + "'" : "";
                    throw tokens.wrong(token, "'." + name + "()' is not supported: methods cannot be called" + repair);
                }
                expr = new Expr.Attribute(expr, name);
            } else if (tokens.takeIf("[")) {
                Expr index = parseExpression();
                if (tokens.peekIs(":")) {
                    throw tokens.wrong(tokens.peek(), "Slices are not supported");
                }
                tokens.expect("]");
                expr = index instanceof Expr.Literal(String name)
                        ? new Expr.Attribute(expr, name)
                        : new Expr.Item(expr, index);
            } else {
                return expr;
            }
        }
    }

    private Expr parseFilters(Expr start) {
        Expr expr = start;
        while (true) {
            if (tokens.takeIf("|")) {
                expr = parseFilter(expr);
            } else if (tokens.peekIs("is")) {
                tokens.take();
                expr = parseTest(expr);
            } else {
                return expr;
            }
        }
    }

    private Expr parseFilter(Expr target) {
        Token token = tokens.peek();
        String name = tokens.takeName("the name of a filter");
        Optional<Filter> filter = Filter.named(name);
        if (filter.isEmpty()) {
            throw tokens.wrong(
                    token, "There is no filter '" + name + "' (" + Words.suggest(name, Filter.names()) + ")");
        }
        List<Expr> arguments = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        if (tokens.takeIf("(")) {
            while (!tokens.takeIf(")")) {
                if (tokens.peek().kind() == Kind.NAME && tokens.secondIs("=")) {
                    String parameter = tokens.takeName("a parameter");
                    tokens.expect("=");
                    named.put(parameter, parseExpression());
                } else {
                    arguments.add(parseExpression());
                }
                if (!tokens.takeIf(",")) {
                    tokens.expect(")");
                    break;
                }
            }
        }
        checkArguments(token, filter.get(), arguments, named);
        return new Expr.Filtered(target, filter.get(), arguments, named);
    }

    private void checkArguments(Token token, Filter filter, List<Expr> arguments, Map<String, Expr> named) {
        List<String> parameters = filter.parameters();
        int given = arguments.size() + named.size();
        if (given < filter.required() || arguments.size() > parameters.size()) {
            String needs = filter.required() == parameters.size()
                    ? String.valueOf(filter.required())
                    : filter.required() + " to " + parameters.size();
            throw tokens.wrong(
                    token, "The filter '" + filter.wireName() + "' takes " + needs + " arguments, not " + given);
        }
        for (String parameter : named.keySet()) {
            if (!parameters.contains(parameter)) {
                throw tokens.wrong(token, "The filter '" + filter.wireName() + "' has no argument '" + parameter + "'");
            }
        }
    }

    private Expr parseTest(Expr target) {
        boolean negated = tokens.takeIf("not");
        Token token = tokens.peek();
        String name = tokens.takeName("a test such as 'defined'");
        for (Expr.Test test : Expr.Test.values()) {
            if (test.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return new Expr.Tested(target, test, negated);
            }
        }
        throw tokens.wrong(
                token,
                "There is no test 'is " + name + "' (one of: defined, undefined, none, number, string, even, odd)");
    }
}
