package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.Template.Reference;
import dev.datawright.rules.template.TemplateSyntaxException;
import java.util.Set;

/// What can be wrong with the rule by which rows of a column are skipped.
final class SkipChecks {

    private final TemplateChecks templates;

    SkipChecks(TemplateChecks templates) {
        this.templates = templates;
    }

    void check(ColumnConfig column, Findings here) {
        Skip skip = column.skip();
        if (skip == null) {
            return;
        }
        Findings at = here.at("skip").at("when");
        int before = at.count();
        templates.check(column, skip.when(), at);
        if (at.count() > before) {
            return;
        }
        Set<Reference> mentioned = mentioned(skip);
        if (mentioned.isEmpty()) {
            at.add(
                    "no-reference",
                    "The condition mentions no column, so it is the same in every row",
                    "such as {{ in_stock == 0 }}");
        }
        mentioned.stream()
                .map(Reference::column)
                .filter(column.sideEffectColumns()::contains)
                .forEach(name -> at.add(
                        "self-reference",
                        "'" + name
                                + "' comes into being with the column itself, so it cannot decide whether it is made"));
    }

    private static Set<Reference> mentioned(Skip skip) {
        try {
            return Template.parse(skip.when()).references();
        } catch (TemplateSyntaxException reportedAlready) {
            return Set.of();
        }
    }
}
