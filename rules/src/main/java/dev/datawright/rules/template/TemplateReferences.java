package dev.datawright.rules.template;

import dev.datawright.rules.template.Template.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects the columns that a template mentions.
final class TemplateReferences {

    private final Set<Reference> found = new LinkedHashSet<>();

    private TemplateReferences() {}

    static Set<Reference> of(List<TemplateNode> nodes) {
        TemplateReferences references = new TemplateReferences();
        Walk.expressions(nodes, references::collect);
        return references.found;
    }

    private void collect(Expr expr) {
        if (expr instanceof Expr.Attribute(Expr.Variable(String column), String part)) {
            found.add(new Reference(column, part));
        } else if (expr instanceof Expr.Variable(String column)) {
            found.add(new Reference(column, null));
        } else {
            Walk.parts(expr).forEach(this::collect);
        }
    }
}
