package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes through a template.
final class Walk {

    private Walk() {}

    /// Gives every expression that stands in the template itself, in the order of the text, without those within it.
    static void expressions(List<TemplateNode> nodes, Consumer<Expr> visitor) {
        for (TemplateNode node : nodes) {
            switch (node) {
                case TemplateNode.Text _ -> {}
                case TemplateNode.Output output -> visitor.accept(output.expression());
                case TemplateNode.If choice -> {
                    for (TemplateNode.Branch branch : choice.branches()) {
                        visitor.accept(branch.condition());
                        expressions(branch.body(), visitor);
                    }
                }
                case TemplateNode.For loop -> {
                    visitor.accept(loop.items());
                    visitor.accept(loop.condition());
                    expressions(loop.body(), visitor);
                    expressions(loop.otherwise(), visitor);
                }
                case TemplateNode.Assign assign -> visitor.accept(assign.value());
                case TemplateNode.Capture capture -> expressions(capture.body(), visitor);
            }
        }
    }

    /// Gives every expression of the template, with those within others.
    static void everywhere(List<TemplateNode> nodes, Consumer<Expr> visitor) {
        expressions(nodes, expr -> within(expr, visitor));
    }

    private static void within(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        parts(expr).forEach(part -> within(part, visitor));
    }

    /// The expressions that an expression is made of.
    static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.Literal _, Expr.Loop _, Expr.Variable _ -> List.of();
            case Expr.Local local -> some(local.otherwise());
            case Expr.Attribute attribute -> List.of(attribute.target());
            case Expr.Item item -> List.of(item.target(), item.index());
            case Expr.Slice slice -> some(slice.target(), slice.from(), slice.to(), slice.step());
            case Expr.Sequence sequence -> sequence.items();
            case Expr.Dictionary dictionary -> {
                List<Expr> parts = new ArrayList<>();
                dictionary.entries().forEach(entry -> {
                    parts.add(entry.key());
                    parts.add(entry.value());
                });
                yield parts;
            }
            case Expr.Cycle cycle -> cycle.items();
            case Expr.Range range -> range.arguments();
            case Expr.Signed signed -> List.of(signed.operand());
            case Expr.Not not -> List.of(not.operand());
            case Expr.And and -> List.of(and.left(), and.right());
            case Expr.Or or -> List.of(or.left(), or.right());
            case Expr.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expr.Joined joined -> joined.parts();
            case Expr.Comparison comparison -> {
                List<Expr> parts = some(comparison.first());
                comparison.links().forEach(link -> parts.add(link.operand()));
                yield parts;
            }
            case Expr.Conditional conditional ->
                some(conditional.then(), conditional.condition(), conditional.otherwise());
            case Expr.Filtered filtered -> {
                List<Expr> parts = some(filtered.target());
                parts.addAll(filtered.arguments());
                parts.addAll(filtered.named().values());
                yield parts;
            }
            case Expr.Tested tested -> some(tested.target(), tested.argument());
            case Expr.Call call -> {
                List<Expr> parts = some(call.target());
                parts.addAll(call.arguments());
                parts.addAll(call.named().values());
                yield parts;
            }
        };
    }

    private static List<Expr> some(@Nullable Expr... exprs) {
        List<Expr> present = new ArrayList<>();
        for (Expr expr : exprs) {
            if (expr != null) {
                present.add(expr);
            }
        }
        return present;
    }
}
