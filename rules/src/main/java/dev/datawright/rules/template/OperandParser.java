package dev.datawright.rules.template;

import dev.datawright.rules.template.Tokens.Kind;
import dev.datawright.rules.template.Tokens.Token;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what stands between operators: values, their parts and methods.
final class OperandParser {

    private static final Set<String> STATEFUL = Set.of("cycler", "joiner", "namespace", "lipsum");

    private final Tokens tokens;
    private final ExprParser expressions;
    private final Scope scope;
    private final Mentions mentions;

    OperandParser(Tokens tokens, ExprParser expressions, Scope scope, Mentions mentions) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.scope = scope;
        this.mentions = mentions;
    }

    Expr parsePrimary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> text(token);
            case INTEGER -> integer(token);
            case FLOAT -> real(token);
            case NAME -> name(token);
            case OPERATOR ->
                switch (token.text()) {
                    case "(" -> parenthesised();
                    case "[" -> new Expr.Sequence(items("]"), false);
                    case "{" -> dictionary();
                    default -> throw tokens.unexpected(token, "a value");
                };
            case END -> throw tokens.unexpected(token, "a value");
        };
    }

    /// Parts, items, slices and methods.
    Expr parsePostfix(Expr start) {
        Expr expr = start;
        while (true) {
            if (tokens.peekIs(".")) {
                tokens.take();
                expressions.deepen();
                expr = afterDot(expr);
            } else if (tokens.peekIs("[")) {
                tokens.take();
                expressions.deepen();
                expr = subscript(expr);
            } else if (tokens.peekIs("(")) {
                throw tokens.wrong(tokens.peek(), "Only methods such as .upper(), range() and dict() can be called");
            } else {
                return expr;
            }
        }
    }

    private Expr text(Token first) {
        if (tokens.peek().kind() != Kind.TEXT) {
            return new Expr.Literal(first.text());
        }
        StringBuilder text = new StringBuilder(first.text());
        while (tokens.peek().kind() == Kind.TEXT) {
            text.append(tokens.take().text());
        }
        return new Expr.Literal(text.toString());
    }

    private Expr integer(Token token) {
        String text = token.text().toLowerCase(Locale.ROOT);
        int base = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 10;
        try {
            return new Expr.Literal(Long.valueOf(base == 10 ? text : text.substring(2), base));
        } catch (NumberFormatException tooLarge) {
            throw tokens.wrong(
                    token,
                    "The number " + Words.abbreviated(token.text()) + " is too large: whole numbers go up to "
                            + Long.MAX_VALUE);
        }
    }

    private Expr real(Token token) {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw tokens.wrong(token, "The number " + Words.abbreviated(token.text()) + " is too large");
        }
        return new Expr.Literal(value);
    }

    private Expr name(Token token) {
        String name = token.text();
        switch (name) {
            case "true", "True" -> {
                return new Expr.Literal(true);
            }
            case "false", "False" -> {
                return new Expr.Literal(false);
            }
            case "none", "None" -> {
                return new Expr.Literal(null);
            }
            case "loop" -> {
                return loop(token);
            }
            default -> {}
        }
        if (ExprParser.RESERVED.contains(name)) {
            throw tokens.unexpected(token, "a value");
        }
        if (tokens.peekIs("(")) {
            return function(token);
        }
        Optional<Scope.Binding> binding = scope.find(name);
        if (binding.isEmpty()) {
            mentions.column(token);
            return new Expr.Variable(name);
        }
        if (binding.get().slot() == Scope.FORBIDDEN) {
            throw tokens.wrong(
                    token, "'{% set " + name + " %}' cannot use '" + name + "' itself: give the variable another name");
        }
        mentions.local(token);
        if (endsInColumn(binding.get().otherwise())) {
            mentions.column(token);
        }
        return new Expr.Local(binding.get().slot(), name, binding.get().otherwise());
    }

    private static boolean endsInColumn(@Nullable Expr otherwise) {
        return otherwise instanceof Expr.Variable
                || (otherwise instanceof Expr.Local local && endsInColumn(local.otherwise()));
    }

    private Expr loop(Token token) {
        int slot = scope.loop()
                .orElseThrow(() -> tokens.wrong(token, "'loop' has a meaning only between {% for %} and {% endfor %}"));
        tokens.expect(".");
        Token part = tokens.takeName("a part of 'loop' such as 'index'");
        if (part.text().equals("cycle")) {
            tokens.expect("(");
            List<Expr> items = items(")");
            if (items.isEmpty()) {
                throw tokens.wrong(part, "'loop.cycle()' needs at least one value");
            }
            return new Expr.Cycle(slot, items);
        }
        for (Expr.LoopPart known : Expr.LoopPart.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(part.text())) {
                return new Expr.Loop(slot, known);
            }
        }
        List<String> names = new ArrayList<>(List.of("cycle"));
        for (Expr.LoopPart known : Expr.LoopPart.values()) {
            names.add(known.name().toLowerCase(Locale.ROOT));
        }
        throw tokens.wrong(part, "'loop' has no '" + part.text() + "' (" + Words.suggest(part.text(), names) + ")");
    }

    private Expr function(Token token) {
        String name = token.text();
        Arguments arguments = new Arguments(tokens, expressions);
        if (name.equals("range")) {
            arguments.read();
            if (arguments.positional.isEmpty() || arguments.positional.size() > 3 || !arguments.named.isEmpty()) {
                throw tokens.wrong(token, "'range' takes 1 to 3 whole numbers: range(to), range(from, to, step)");
            }
            return new Expr.Range(arguments.positional);
        }
        if (name.equals("dict")) {
            arguments.read();
            if (!arguments.positional.isEmpty()) {
                throw tokens.wrong(token, "'dict' takes named values alone: dict(a=1), or write {'a': 1}");
            }
            List<Expr.Entry> entries = new ArrayList<>();
            arguments.named.forEach((key, value) -> entries.add(new Expr.Entry(new Expr.Literal(key), value)));
            return new Expr.Dictionary(entries);
        }
        if (STATEFUL.contains(name)) {
            throw tokens.wrong(token, "'" + name + "()' is not supported: only range() and dict() are");
        }
        String repair = Filter.named(name).isPresent() ? ": write '| " + name + "'" : ": only range() and dict() can";
        throw tokens.wrong(token, "'" + name + "()' cannot be called" + repair);
    }

    private Expr parenthesised() {
        if (tokens.takeIf(")")) {
            return new Expr.Sequence(List.of(), true);
        }
        Expr expr = expressions.parseTuple(true);
        tokens.expect(")");
        return expr;
    }

    private List<Expr> items(String close) {
        List<Expr> items = new ArrayList<>();
        while (!tokens.takeIf(close)) {
            items.add(expressions.parseExpression());
            if (!tokens.takeIf(",")) {
                tokens.expect(close);
                break;
            }
        }
        return items;
    }

    private Expr dictionary() {
        List<Expr.Entry> entries = new ArrayList<>();
        while (!tokens.takeIf("}")) {
            Expr key = expressions.parseExpression();
            tokens.expect(":");
            entries.add(new Expr.Entry(key, expressions.parseExpression()));
            if (!tokens.takeIf(",")) {
                tokens.expect("}");
                break;
            }
        }
        return new Expr.Dictionary(entries);
    }

    private Expr afterDot(Expr target) {
        Token token = tokens.take();
        if (token.kind() == Kind.INTEGER) {
            return new Expr.Item(target, integer(token));
        }
        if (token.kind() != Kind.NAME) {
            throw tokens.unexpected(token, "the name of a part");
        }
        return tokens.peekIs("(") ? call(target, token) : new Expr.Attribute(target, token.text());
    }

    private Expr call(Expr target, Token token) {
        String name = token.text();
        Method method = Method.named(name)
                .orElseThrow(() -> tokens.wrong(
                        token,
                        "There is no method '" + name + "' ("
                                + (Filter.named(name).isPresent()
                                        ? "write '| " + name + "'"
                                        : Words.suggest(name, Method.names()))
                                + ")"));
        Arguments arguments = new Arguments(tokens, expressions);
        arguments.read();
        if (method != Method.FORMAT) {
            if (!arguments.named.isEmpty() && !method.takesNames()) {
                throw tokens.wrong(token, "The method '" + name + "' takes no named arguments");
            }
            arguments.check(token, "method", name, method.required(), method.parameters());
        }
        return new Expr.Call(target, method, arguments.positional, arguments.named);
    }

    private Expr subscript(Expr target) {
        Token open = tokens.peek();
        Expr from = tokens.peekIs(":") ? null : expressions.parseExpression();
        if (from != null && !tokens.peekIs(":")) {
            if (tokens.peekIs(",")) {
                throw tokens.wrong(open, "An item has one index");
            }
            tokens.expect("]");
            return from instanceof Expr.Literal(String name)
                    ? new Expr.Attribute(target, name)
                    : new Expr.Item(target, from);
        }
        tokens.expect(":");
        Expr to = tokens.peekIs(":") || tokens.peekIs("]") ? null : expressions.parseExpression();
        Expr step = null;
        if (tokens.takeIf(":") && !tokens.peekIs("]")) {
            step = expressions.parseExpression();
        }
        tokens.expect("]");
        return new Expr.Slice(target, from, to, step);
    }
}
