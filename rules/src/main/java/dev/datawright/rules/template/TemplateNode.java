package dev.datawright.rules.template;

import java.util.List;

/// A piece of a template.
public sealed interface TemplateNode {

    record Text(String text) implements TemplateNode {}

    /// `{{ expression }}`
    record Output(Expr expression) implements TemplateNode {}

    /// `{% if %}` with its branches in order; the last condition of an `else` is the literal true.
    ///
    /// @param unset slots that only its branches set, and that are empty before
    record If(List<Branch> branches, List<Integer> unset) implements TemplateNode {
        public If {
            branches = List.copyOf(branches);
            unset = List.copyOf(unset);
        }
    }

    record Branch(Expr condition, List<TemplateNode> body) {
        public Branch {
            body = List.copyOf(body);
        }
    }

    /// `{% for target in items if condition %}body{% else %}otherwise{% endfor %}`
    ///
    /// @param loop slot of what `loop` tells
    /// @param condition the literal true when the loop has none
    record For(
            Target target, int loop, Expr items, Expr condition, List<TemplateNode> body, List<TemplateNode> otherwise)
            implements TemplateNode {
        public For {
            body = List.copyOf(body);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// What a loop gives its items to.
    sealed interface Target {
        record Name(int slot) implements Target {}

        record Parts(List<Target> parts) implements Target {
            public Parts {
                parts = List.copyOf(parts);
            }
        }
    }

    /// A variable takes the value of an expression.
    record Assign(int slot, Expr value) implements TemplateNode {}

    /// A variable takes the text of a body.
    record Capture(int slot, List<TemplateNode> body) implements TemplateNode {
        public Capture {
            body = List.copyOf(body);
        }
    }
}
