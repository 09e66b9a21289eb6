package dev.datawright.rules.template;

import java.util.List;

/// A piece of a template.
public sealed interface TemplateNode {

    record Text(String text) implements TemplateNode {}

    /// `{{ expression }}`
    record Output(Expr expression) implements TemplateNode {}

    /// `{% if %}` with its branches in order; the last condition of an `else` is the literal true.
    record If(List<Branch> branches) implements TemplateNode {
        public If {
            branches = List.copyOf(branches);
        }
    }

    record Branch(Expr condition, List<TemplateNode> body) {
        public Branch {
            body = List.copyOf(body);
        }
    }
}
