package dev.datawright.rules.template;

import dev.datawright.rules.template.Tokens.Kind;
import dev.datawright.rules.template.Tokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands in the parentheses of a filter, a test or a method.
final class Arguments {

    private final Tokens tokens;
    private final ExprParser expressions;
    final List<Expr> positional = new ArrayList<>();
    final Map<String, Expr> named = new LinkedHashMap<>();

    Arguments(Tokens tokens, ExprParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    void read() {
        Token open = tokens.peek();
        tokens.expect("(");
        while (!tokens.takeIf(")")) {
            if (tokens.peekIs("*") || tokens.peekIs("**")) {
                throw tokens.wrong(tokens.peek(), "Arguments cannot be unpacked with '*': write them out");
            }
            if (tokens.peek().kind() == Kind.NAME && tokens.secondIs("=")) {
                String parameter = tokens.take().text();
                tokens.expect("=");
                if (named.put(parameter, expressions.parseExpression()) != null) {
                    throw tokens.wrong(open, "The argument '" + parameter + "' is given twice");
                }
            } else if (!named.isEmpty()) {
                throw tokens.wrong(tokens.peek(), "An argument without a name stands after one with a name");
            } else {
                positional.add(expressions.parseExpression());
            }
            if (!tokens.takeIf(",")) {
                tokens.expect(")");
                break;
            }
        }
    }

    void check(Token token, String kind, String name, int required, List<String> parameters) {
        int given = positional.size() + named.size();
        if (given < required || given > parameters.size()) {
            String needs =
                    required == parameters.size() ? String.valueOf(required) : required + " to " + parameters.size();
            throw tokens.wrong(token, "The " + kind + " '" + name + "' takes " + needs + " arguments, not " + given);
        }
        for (String parameter : named.keySet()) {
            int place = parameters.indexOf(parameter);
            if (place < 0) {
                throw tokens.wrong(token, "The " + kind + " '" + name + "' has no argument '" + parameter + "'");
            }
            if (place < positional.size()) {
                throw tokens.wrong(token, "The argument '" + parameter + "' is given twice");
            }
        }
    }
}
