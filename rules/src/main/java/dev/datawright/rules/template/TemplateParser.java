package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;

/// Splits a template into text, outputs and statements, and nests the statements.
final class TemplateParser {

    private static final int DEEPEST_NESTING = 50;

    private final String source;
    private final List<Tokens.Token> mentions = new ArrayList<>();
    private int position;
    private boolean stripNextText;

    TemplateParser(String source) {
        // Jinja drops one newline at the very end of a template.
        this.source = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
    }

    List<TemplateNode> parse() {
        Block block = parseBlock(0);
        if (block.end() != null) {
            throw new TemplateSyntaxException("'{% " + block.end().keyword() + " %}' has no '{% if %}' before it, near "
                    + near(block.end().at()));
        }
        return block.nodes();
    }

    /// Where columns are named, in the order of the text; complete once it is parsed.
    List<Tokens.Token> mentions() {
        return mentions;
    }

    private Block parseBlock(int depth) {
        if (depth > DEEPEST_NESTING) {
            throw new TemplateSyntaxException("'{% if %}' is nested more than " + DEEPEST_NESTING + " deep");
        }
        List<TemplateNode> nodes = new ArrayList<>();
        while (position < source.length()) {
            int open = nextOpening(position);
            addText(nodes, source.substring(position, open), open);
            if (open == source.length()) {
                position = open;
                break;
            }
            char kind = source.charAt(open + 1);
            if (kind == '#') {
                skipComment(open);
            } else if (kind == '{') {
                Tokens tokens = tokens(open, "}}");
                nodes.add(new TemplateNode.Output(new ExprParser(tokens, mentions).parseWhole("'}}'")));
            } else {
                Tokens tokens = tokens(open, "%}");
                String keyword = tokens.takeName("a statement such as 'if'");
                switch (keyword) {
                    case "if" -> nodes.add(parseIf(tokens, open, depth));
                    case "elif", "else", "endif" -> {
                        return new Block(nodes, new End(keyword, tokens, open));
                    }
                    default ->
                        throw new TemplateSyntaxException("'{% " + keyword
                                + " %}' is not supported: only if, elif, else and endif are, near " + near(open));
                }
            }
        }
        return new Block(nodes, null);
    }

    private TemplateNode parseIf(Tokens tokens, int open, int depth) {
        List<TemplateNode.Branch> branches = new ArrayList<>();
        Expr condition = new ExprParser(tokens, mentions).parseWhole("'%}'");
        boolean last = false;
        while (true) {
            Block block = parseBlock(depth + 1);
            branches.add(new TemplateNode.Branch(condition, block.nodes()));
            End end = block.end();
            if (end == null) {
                throw new TemplateSyntaxException("'{% if %}' has no '{% endif %}', near " + near(open));
            }
            if (end.keyword().equals("endif")) {
                end.tokens().expectEnd("'%}'");
                return new TemplateNode.If(branches);
            }
            if (last) {
                throw new TemplateSyntaxException(
                        "'{% " + end.keyword() + " %}' stands after '{% else %}', near " + near(end.at()));
            }
            if (end.keyword().equals("else")) {
                end.tokens().expectEnd("'%}'");
                condition = new Expr.Literal(true);
                last = true;
            } else {
                condition = new ExprParser(end.tokens(), mentions).parseWhole("'%}'");
            }
        }
    }

    private Tokens tokens(int open, String close) {
        int start = open + 2;
        if (start < source.length() && (source.charAt(start) == '-' || source.charAt(start) == '+')) {
            start++;
        }
        Tokens tokens = Tokens.read(source, start, close);
        position = tokens.end();
        stripNextText = tokens.stripsAfter();
        return tokens;
    }

    private void skipComment(int open) {
        int close = source.indexOf("#}", open + 2);
        if (close < 0) {
            throw new TemplateSyntaxException("'{#' has no '#}', near " + near(open));
        }
        stripNextText = source.charAt(close - 1) == '-';
        position = close + 2;
    }

    private void addText(List<TemplateNode> nodes, String text, int open) {
        String kept = stripNextText ? text.stripLeading() : text;
        stripNextText = false;
        if (open + 2 < source.length() && source.charAt(open + 2) == '-') {
            kept = kept.stripTrailing();
        }
        if (!kept.isEmpty()) {
            nodes.add(new TemplateNode.Text(kept));
        }
    }

    private int nextOpening(int from) {
        for (int i = source.indexOf('{', from); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            char next = source.charAt(i + 1);
            if (next == '{' || next == '%' || next == '#') {
                return i;
            }
        }
        return source.length();
    }

    private String near(int at) {
        return Tokens.near(source, at);
    }

    private record Block(
            List<TemplateNode> nodes,
            @org.jspecify.annotations.Nullable End end) {}

    private record End(String keyword, Tokens tokens, int at) {}
}
