package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Splits a template into text, outputs and statements, and nests the statements.
final class TemplateParser {

    private static final int DEEPEST_NESTING = 50;
    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(-?)%}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern END_RAW =
            Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%}", Pattern.UNICODE_CHARACTER_CLASS);

    private final String source;
    private final Mentions mentions = new Mentions();
    private final Scope outermost = Scope.outermost();
    private final StatementParser statements = new StatementParser(this, mentions);
    private int position;
    private boolean stripNextText;

    TemplateParser(String source) {
        this.source = withoutLastNewline(source);
    }

    List<TemplateNode> parse() {
        Block block = parseBlock(outermost, 0);
        if (block.end() != null) {
            String keyword = block.end().keyword();
            String start = keyword.startsWith("end") ? keyword.substring(3) : "if";
            throw new TemplateSyntaxException("'{% " + keyword + " %}' has no '{% " + start + " %}' before it, near "
                    + near(block.end().at()));
        }
        return block.nodes();
    }

    /// Where names stand; complete once the template is parsed.
    Mentions mentions() {
        return mentions;
    }

    /// How many variables the template has of its own; complete once it is parsed.
    int slots() {
        return outermost.slots();
    }

    /// What stands up to a statement that ends or continues a block, or up to the end.
    Block parseBlock(Scope scope, int depth) {
        if (depth > DEEPEST_NESTING) {
            throw new TemplateSyntaxException("Statements are nested more than " + DEEPEST_NESTING + " deep");
        }
        List<TemplateNode> nodes = new ArrayList<>();
        while (position < source.length()) {
            int open = nextOpening(position);
            addText(nodes, source.substring(position, open), sign(open + 2) == '-');
            if (open == source.length()) {
                position = open;
                break;
            }
            char kind = source.charAt(open + 1);
            if (kind == '#') {
                skipComment(open);
            } else if (kind == '{') {
                Tokens tokens = tokens(open, "}}");
                nodes.add(new TemplateNode.Output(new ExprParser(tokens, scope, mentions).parseWhole("'}}'")));
            } else if (!takeRaw(nodes, open)) {
                Tokens tokens = tokens(open, "%}");
                Tokens.Token keyword = tokens.takeName("a statement such as 'if'");
                if (StatementParser.ENDS.contains(keyword.text())) {
                    return new Block(nodes, new End(keyword.text(), tokens, open));
                }
                statements.parse(keyword, tokens, new StatementParser.Place(scope, open, depth), nodes);
            }
        }
        return new Block(nodes, null);
    }

    String near(int at) {
        return Tokens.near(source, at);
    }

    private Tokens tokens(int open, String close) {
        char sign = sign(open + 2);
        Tokens tokens = Lexer.read(source, sign == '-' || sign == '+' ? open + 3 : open + 2, close);
        position = tokens.end();
        stripNextText = tokens.stripsAfter();
        return tokens;
    }

    private boolean takeRaw(List<TemplateNode> nodes, int open) {
        Matcher start = RAW.matcher(source).region(open, source.length());
        if (!start.lookingAt()) {
            return false;
        }
        Matcher end = END_RAW.matcher(source).region(start.end(), source.length());
        if (!end.find()) {
            throw new TemplateSyntaxException("'{% raw %}' has no '{% endraw %}', near " + near(open));
        }
        stripNextText = start.group(1).equals("-");
        addText(nodes, source.substring(start.end(), end.start()), end.group(1).equals("-"));
        stripNextText = end.group(2).equals("-");
        position = end.end();
        return true;
    }

    private void skipComment(int open) {
        int from = open + 2 + (sign(open + 2) == '-' || sign(open + 2) == '+' ? 1 : 0);
        int close = source.indexOf("#}", from);
        if (close < 0) {
            throw new TemplateSyntaxException("'{#' has no '#}', near " + near(open));
        }
        stripNextText = close > from && source.charAt(close - 1) == '-';
        position = close + 2;
    }

    private void addText(List<TemplateNode> nodes, String text, boolean stripsEnd) {
        String kept = stripNextText ? Spaces.stripStart(text) : text;
        stripNextText = false;
        if (stripsEnd) {
            kept = Spaces.stripEnd(kept);
        }
        if (!kept.isEmpty()) {
            nodes.add(new TemplateNode.Text(kept.replace("\r\n", "\n").replace('\r', '\n')));
        }
    }

    private char sign(int at) {
        return at < source.length() ? source.charAt(at) : ' ';
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

    /// Jinja drops one newline at the very end of a template.
    private static String withoutLastNewline(String source) {
        if (source.endsWith("\r\n")) {
            return source.substring(0, source.length() - 2);
        }
        return source.endsWith("\n") || source.endsWith("\r") ? source.substring(0, source.length() - 1) : source;
    }

    record Block(List<TemplateNode> nodes, @Nullable End end) {}

    /// A statement that ends a block, with what stands after its first word.
    record End(String keyword, Tokens tokens, int at) {}
}
