package dev.datawright.rules.template;

import dev.datawright.rules.template.Tokens.Kind;
import dev.datawright.rules.template.Tokens.Token;
import dev.datawright.rules.words.Words;
import java.util.List;
import java.util.Set;

/// Reads the filters and tests that follow a value.
final class FilterParser {

    private static final Set<String> AFTER_A_TEST = Set.of("else", "or", "and");
    private static final Set<String> NEVER_AFTER_A_TEST = Set.of("if", "in", "not", "is");

    private final Tokens tokens;
    private final ExprParser expressions;
    private final OperandParser operands;

    FilterParser(Tokens tokens, ExprParser expressions, OperandParser operands) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.operands = operands;
    }

    Expr parseFilters(Expr start) {
        Expr expr = start;
        while (true) {
            if (tokens.takeIf("|")) {
                expressions.deepen();
                expr = parseFilter(expr);
            } else if (tokens.takeIf("is")) {
                expressions.deepen();
                expr = parseTest(expr);
            } else if (tokens.peekIs("(")) {
                throw tokens.wrong(tokens.peek(), "The result of a filter cannot be called");
            } else {
                return expr;
            }
        }
    }

    /// The next word names a filter.
    Expr parseFilter(Expr target) {
        Token token = tokens.takeName("the name of a filter");
        String name = token.text();
        Filter filter = Filter.named(name)
                .orElseThrow(() -> tokens.wrong(
                        token,
                        Filter.refusal(name)
                                .orElseGet(() -> "There is no filter '" + name + "' ("
                                        + Words.suggest(name, Filter.names()) + ")")));
        Arguments arguments = new Arguments(tokens, expressions);
        if (tokens.peekIs("(")) {
            arguments.read();
        }
        arguments.check(token, "filter", filter.wireName(), filter.required(), filter.parameters());
        return new Expr.Filtered(target, filter, arguments.positional, arguments.named);
    }

    private Expr parseTest(Expr target) {
        boolean negated = tokens.takeIf("not");
        Token token = tokens.takeName("a test such as 'defined'");
        String name = token.text();
        if (name.equals("sameas")) {
            return sameAs(target, token, negated);
        }
        ValueTest test = ValueTest.named(name)
                .orElseThrow(() -> tokens.wrong(
                        token, "There is no test 'is " + name + "' (" + Words.suggest(name, ValueTest.names()) + ")"));
        List<Expr> arguments = testArguments();
        if (arguments.size() != (test.takesArgument() ? 1 : 0)) {
            throw tokens.wrong(
                    token,
                    "The test 'is " + name + "' takes " + (test.takesArgument() ? "one value" : "no value") + ", not "
                            + arguments.size());
        }
        return new Expr.Tested(target, test, arguments.isEmpty() ? null : arguments.getFirst(), negated);
    }

    /// Which object a value is can be told for true, false and none alone.
    private Expr sameAs(Expr target, Token token, boolean negated) {
        List<Expr> arguments = testArguments();
        if (arguments.size() == 1 && arguments.getFirst() instanceof Expr.Literal(var value)) {
            if (value == null) {
                return new Expr.Tested(target, ValueTest.NONE, null, negated);
            }
            if (value instanceof Boolean flag) {
                return new Expr.Tested(target, flag ? ValueTest.TRUE : ValueTest.FALSE, null, negated);
            }
        }
        throw tokens.wrong(token, "'is sameas' takes true, false or none: write '==' to compare other values");
    }

    private List<Expr> testArguments() {
        if (tokens.peekIs("(")) {
            Arguments arguments = new Arguments(tokens, expressions);
            arguments.read();
            return arguments.positional;
        }
        Token next = tokens.peek();
        if (next.kind() == Kind.NAME && NEVER_AFTER_A_TEST.contains(next.text())) {
            throw tokens.wrong(next, "'" + next.text() + "' stands after a test: put the test in parentheses");
        }
        boolean starts =
                switch (next.kind()) {
                    case TEXT, INTEGER, FLOAT -> true;
                    case NAME -> !AFTER_A_TEST.contains(next.text());
                    case OPERATOR -> next.text().equals("[") || next.text().equals("{");
                    case END -> false;
                };
        return starts ? List.of(operands.parsePostfix(operands.parsePrimary())) : List.of();
    }
}
