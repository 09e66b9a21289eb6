package dev.datawright.rules.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A parsed prompt or expression: the subset of Jinja that reads a row and computes, without loops, calls or imports.
public record Template(String source, List<TemplateNode> nodes) {

    /// Longest source that is parsed, in characters.
    public static final int LONGEST_SOURCE = 50_000;

    public Template {
        nodes = List.copyOf(nodes);
    }

    /// Parses a template.
    ///
    /// @throws TemplateSyntaxException with a sentence for the person who wrote it
    public static Template parse(String source) {
        if (source.length() > LONGEST_SOURCE) {
            throw new TemplateSyntaxException(
                    "The template has " + source.length() + " characters; at most " + LONGEST_SOURCE + " are allowed");
        }
        return new Template(source, new TemplateParser(source).parse());
    }

    /// The source with another name for a column: wherever it is mentioned, and nowhere else.
    ///
    /// @throws TemplateSyntaxException when the source is no template
    public static String renamed(String source, String from, String to) {
        TemplateParser parser = new TemplateParser(source);
        parser.parse();
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Tokens.Token mention : parser.mentions()) {
            if (mention.text().equals(from)) {
                text.append(source, copied, mention.at()).append(to);
                copied = mention.at() + from.length();
            }
        }
        return text.append(source, copied, source.length()).toString();
    }

    /// Every column that is mentioned, in the order of the text, with the part of it that is used.
    public Set<Reference> references() {
        Set<Reference> found = new LinkedHashSet<>();
        collect(nodes, found);
        return found;
    }

    /// @param part such as `first_name` of a person; absent when the whole value is used
    public record Reference(String column, @Nullable String part) {}

    private static void collect(List<TemplateNode> nodes, Set<Reference> found) {
        for (TemplateNode node : nodes) {
            switch (node) {
                case TemplateNode.Text _ -> {}
                case TemplateNode.Output output -> collect(output.expression(), found);
                case TemplateNode.If choice -> {
                    for (TemplateNode.Branch branch : choice.branches()) {
                        collect(branch.condition(), found);
                        collect(branch.body(), found);
                    }
                }
            }
        }
    }

    private static void collect(Expr expr, Set<Reference> found) {
        switch (expr) {
            case Expr.Literal _ -> {}
            case Expr.Variable variable -> found.add(new Reference(variable.name(), null));
            case Expr.Attribute attribute -> {
                if (attribute.target() instanceof Expr.Variable variable) {
                    found.add(new Reference(variable.name(), attribute.name()));
                } else {
                    collect(attribute.target(), found);
                }
            }
            case Expr.Item item -> {
                collect(item.target(), found);
                collect(item.index(), found);
            }
            case Expr.Sequence sequence -> sequence.items().forEach(item -> collect(item, found));
            case Expr.Negative negative -> collect(negative.operand(), found);
            case Expr.Not not -> collect(not.operand(), found);
            case Expr.And and -> {
                collect(and.left(), found);
                collect(and.right(), found);
            }
            case Expr.Or or -> {
                collect(or.left(), found);
                collect(or.right(), found);
            }
            case Expr.Arithmetic arithmetic -> {
                collect(arithmetic.left(), found);
                collect(arithmetic.right(), found);
            }
            case Expr.Comparison comparison -> {
                collect(comparison.first(), found);
                comparison.links().forEach(link -> collect(link.operand(), found));
            }
            case Expr.Conditional conditional -> {
                collect(conditional.then(), found);
                collect(conditional.condition(), found);
                if (conditional.otherwise() != null) {
                    collect(conditional.otherwise(), found);
                }
            }
            case Expr.Filtered filtered -> {
                collect(filtered.target(), found);
                filtered.arguments().forEach(argument -> collect(argument, found));
                filtered.named().values().forEach(argument -> collect(argument, found));
            }
            case Expr.Tested tested -> collect(tested.target(), found);
        }
    }
}
