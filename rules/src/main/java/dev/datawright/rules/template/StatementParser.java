package dev.datawright.rules.template;

import dev.datawright.rules.template.TemplateNode.Target;
import dev.datawright.rules.template.TemplateParser.Block;
import dev.datawright.rules.template.TemplateParser.End;
import dev.datawright.rules.template.Tokens.Token;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `{% if %}`, `{% for %}`, `{% set %}`, `{% with %}`, `{% filter %}` and `{% print %}`.
final class StatementParser {

    /// Statements that end or continue another one.
    static final Set<String> ENDS =
            Set.of("elif", "else", "endif", "endfor", "endset", "endwith", "endfilter", "endraw");

    private static final List<String> SUPPORTED = List.of("if", "for", "set", "with", "filter", "print", "raw");
    private static final Set<String> REFUSED = Set.of(
            "include",
            "import",
            "from",
            "extends",
            "block",
            "macro",
            "call",
            "autoescape",
            "do",
            "trans",
            "continue",
            "break");

    private final TemplateParser template;
    private final Mentions mentions;
    private boolean insideLoop;

    StatementParser(TemplateParser template, Mentions mentions) {
        this.template = template;
        this.mentions = mentions;
    }

    /// Where a statement stands.
    record Place(Scope scope, int open, int depth) {}

    void parse(Token keyword, Tokens tokens, Place place, List<TemplateNode> nodes) {
        switch (keyword.text()) {
            case "if" -> nodes.add(parseIf(tokens, place));
            case "for" -> nodes.add(parseFor(tokens, place));
            case "set" -> parseSet(tokens, place, nodes);
            case "with" -> parseWith(tokens, place, nodes);
            case "filter" -> parseFilter(tokens, place, nodes);
            case "print" -> parsePrint(tokens, place, nodes);
            default -> {
                String name = keyword.text();
                throw tokens.wrong(
                        keyword,
                        REFUSED.contains(name)
                                ? "'{% " + name + " %}' is not supported: only " + Words.list(SUPPORTED) + " are"
                                : "There is no statement '{% " + name + " %}' (" + Words.suggest(name, SUPPORTED)
                                        + ")");
            }
        }
    }

    private ExprParser expressions(Tokens tokens, Scope scope) {
        return new ExprParser(tokens, scope, mentions);
    }

    private TemplateNode parseIf(Tokens tokens, Place place) {
        Scope.Branches together = new Scope.Branches(place.scope());
        List<TemplateNode.Branch> branches = new ArrayList<>();
        Expr condition = condition(tokens, place.scope());
        boolean last = false;
        while (true) {
            Block block = template.parseBlock(together.next(), place.depth() + 1);
            branches.add(new TemplateNode.Branch(condition, block.nodes()));
            End end = block.end();
            if (end == null || !Set.of("elif", "else", "endif").contains(end.keyword())) {
                throw missing("if", place, end);
            }
            if (end.keyword().equals("endif")) {
                end.tokens().expectEnd("'%}'");
                return new TemplateNode.If(branches, together.close());
            }
            if (last) {
                throw new TemplateSyntaxException(
                        "'{% " + end.keyword() + " %}' stands after '{% else %}', near " + template.near(end.at()));
            }
            if (end.keyword().equals("else")) {
                endOfHead(end.tokens());
                condition = new Expr.Literal(true);
                last = true;
            } else {
                condition = condition(end.tokens(), place.scope());
            }
        }
    }

    private Expr condition(Tokens tokens, Scope scope) {
        Expr condition = expressions(tokens, scope).parseTuple(false);
        endOfHead(tokens);
        return condition;
    }

    private TemplateNode parseFor(Tokens tokens, Place place) {
        if (insideLoop) {
            throw new TemplateSyntaxException(
                    "Data Designer permits no {% for %} inside a {% for %}, near " + template.near(place.open()));
        }
        Map<Token, Integer> declared = new LinkedHashMap<>();
        Scope inside = place.scope().inner();
        Target target = target(tokens, inside, declared, 0);
        tokens.expect("in");
        Expr items = expressions(tokens, place.scope()).parseTuple(false);
        declared.forEach((token, slot) -> inside.bind(token.text(), slot));
        Expr condition = new Expr.Literal(true);
        if (tokens.takeIf("if")) {
            condition = expressions(tokens, inside).parseExpression();
        }
        if (tokens.peekIs("recursive")) {
            throw tokens.wrong(tokens.peek(), "Data Designer permits no recursive {% for %}");
        }
        endOfHead(tokens);
        int loop = inside.newSlot();
        inside.enterLoop(loop);
        insideLoop = true;
        Block body = template.parseBlock(inside, place.depth() + 1);
        Block otherwise = new Block(List.of(), body.end());
        if (body.end() != null && body.end().keyword().equals("else")) {
            endOfHead(body.end().tokens());
            otherwise = template.parseBlock(place.scope().inner(), place.depth() + 1);
        }
        insideLoop = false;
        expectEnd("for", place, otherwise.end());
        return new TemplateNode.For(target, loop, items, condition, body.nodes(), otherwise.nodes());
    }

    /// One name, or several with commas between them, in parentheses where they are parts of a part.
    private Target target(Tokens tokens, Scope scope, Map<Token, Integer> declared, int depth) {
        List<Target> parts = new ArrayList<>();
        boolean several = false;
        do {
            if (several && (tokens.peekIs("in") || tokens.peekIs(")"))) {
                break;
            }
            if (tokens.peekIs("(") && depth < 4) {
                tokens.take();
                parts.add(target(tokens, scope, declared, depth + 1));
                tokens.expect(")");
            } else {
                Token name = variable(tokens);
                int slot = scope.newSlot();
                declared.put(name, slot);
                parts.add(new Target.Name(slot));
            }
            several |= tokens.peekIs(",");
        } while (tokens.takeIf(","));
        return several ? new Target.Parts(parts) : parts.getFirst();
    }

    private Token variable(Tokens tokens) {
        Token name = tokens.takeName("the name of a variable");
        if (ExprParser.RESERVED.contains(name.text())) {
            throw tokens.wrong(name, "'" + name.text() + "' is a word of the template language and names no variable");
        }
        mentions.local(name);
        return name;
    }

    private void parseSet(Tokens tokens, Place place, List<TemplateNode> nodes) {
        Token name = variable(tokens);
        if (tokens.peekIs("=") || tokens.peekIs(",") || tokens.peekIs(".")) {
            throw tokens.wrong(
                    name,
                    "Data Designer permits no {% set " + name.text() + " = ... %}: write {% set " + name.text()
                            + " %}...{% endset %}, or {% with " + name.text() + " = ... %}...{% endwith %}");
        }
        Scope inside = place.scope().inner();
        int slot = inside.newSlot();
        Expr value = expressions(tokens, inside).parseFiltersOf(new Expr.Local(slot, name.text(), null));
        endOfHead(tokens);
        inside.forbid(name.text());
        Block body = template.parseBlock(inside, place.depth() + 1);
        expectEnd("set", place, body.end());
        nodes.add(new TemplateNode.Capture(slot, body.nodes()));
        nodes.add(new TemplateNode.Assign(place.scope().assign(name.text()), value));
    }

    private void parseWith(Tokens tokens, Place place, List<TemplateNode> nodes) {
        Scope inside = place.scope().inner();
        Map<Token, Integer> declared = new LinkedHashMap<>();
        while (!tokens.atEnd() && !tokens.peekIs(":")) {
            if (!declared.isEmpty()) {
                tokens.expect(",");
            }
            Token name = variable(tokens);
            tokens.expect("=");
            int slot = inside.newSlot();
            // The values are those of the surroundings: `{% with a = 1, b = a %}` reads an outer a.
            nodes.add(new TemplateNode.Assign(
                    slot, expressions(tokens, place.scope()).parseExpression()));
            declared.put(name, slot);
        }
        endOfHead(tokens);
        declared.forEach((token, slot) -> inside.bind(token.text(), slot));
        Block body = template.parseBlock(inside, place.depth() + 1);
        expectEnd("with", place, body.end());
        nodes.addAll(body.nodes());
    }

    private void parseFilter(Tokens tokens, Place place, List<TemplateNode> nodes) {
        Scope inside = place.scope().inner();
        int slot = inside.newSlot();
        Expr value = expressions(tokens, inside).parseFilterBlock(new Expr.Local(slot, "", null));
        endOfHead(tokens);
        Block body = template.parseBlock(inside, place.depth() + 1);
        expectEnd("filter", place, body.end());
        nodes.add(new TemplateNode.Capture(slot, body.nodes()));
        nodes.add(new TemplateNode.Output(value));
    }

    private void parsePrint(Tokens tokens, Place place, List<TemplateNode> nodes) {
        ExprParser expressions = expressions(tokens, place.scope());
        do {
            nodes.add(new TemplateNode.Output(expressions.parseExpression()));
        } while (tokens.takeIf(","));
        tokens.expectEnd("an operator or '%}'");
    }

    /// Jinja lets a colon stand there.
    private static void endOfHead(Tokens tokens) {
        tokens.takeIf(":");
        tokens.expectEnd("an operator or '%}'");
    }

    private void expectEnd(String statement, Place place, @Nullable End end) {
        if (end == null || !end.keyword().equals("end" + statement)) {
            throw missing(statement, place, end);
        }
        end.tokens().expectEnd("'%}'");
    }

    private TemplateSyntaxException missing(String statement, Place place, @Nullable End end) {
        String seen = end == null ? "" : " before '{% " + end.keyword() + " %}'";
        return new TemplateSyntaxException("'{% " + statement + " %}' has no '{% end" + statement + " %}'" + seen
                + ", near " + template.near(place.open()));
    }
}
