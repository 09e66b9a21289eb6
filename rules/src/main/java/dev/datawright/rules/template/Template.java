package dev.datawright.rules.template;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A parsed prompt or expression: the part of Jinja that Data Designer permits, without imports and macros.
///
/// @param slots how many variables of its own the template has
public record Template(String source, List<TemplateNode> nodes, int slots) {

    /// Longest source that is parsed, in characters.
    public static final int LONGEST_SOURCE = 50_000;

    /// Longest text that a template may make, in characters; also the most items that a list may have.
    public static final int LONGEST_TEXT = 100_000;

    public Template {
        nodes = List.copyOf(nodes);
    }

    /// Parses a template.
    ///
    /// @throws TemplateSyntaxException with a sentence for the person who wrote it
    public static Template parse(String source) {
        TemplateParser parser = parser(source);
        List<TemplateNode> nodes = parser.parse();
        return new Template(source, nodes, parser.slots());
    }

    /// The source with another name for a column: wherever it is mentioned, and nowhere else.
    ///
    /// @throws TemplateSyntaxException when the source is no template
    public static String renamed(String source, String from, String to) {
        TemplateParser parser = parser(source);
        parser.parse();
        return parser.mentions().renamed(source, from, to);
    }

    /// Every column that is mentioned, in the order of the text, with the part of it that is used. Variables of the
    /// template itself are no columns.
    public Set<Reference> references() {
        return TemplateReferences.of(nodes);
    }

    /// Whether a filter stands anywhere in it.
    public boolean uses(Filter filter) {
        AtomicBoolean found = new AtomicBoolean();
        Walk.everywhere(nodes, expr -> {
            if (expr instanceof Expr.Filtered filtered && filtered.filter() == filter) {
                found.set(true);
            }
        });
        return found.get();
    }

    /// What is too much in every row, a sentence for each; what only a row shows is found when it is made.
    public List<String> excesses() {
        return VisibleBombs.in(nodes);
    }

    /// @param part such as `first_name` of a person; absent when the whole value is used
    public record Reference(String column, @Nullable String part) {}

    private static TemplateParser parser(String source) {
        if (source.length() > LONGEST_SOURCE) {
            throw new TemplateSyntaxException(
                    "The template has " + source.length() + " characters; at most " + LONGEST_SOURCE + " are allowed");
        }
        return new TemplateParser(source);
    }
}
