package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.rules.person.PersonFields;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Filter;
import dev.datawright.rules.template.Method;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.Template.Reference;
import dev.datawright.rules.template.TemplateSyntaxException;
import dev.datawright.rules.words.Words;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What can be wrong with an expression or a prompt.
final class TemplateChecks {

    private final DataDesignerConfig config;
    private final OtherColumns columns;

    TemplateChecks(DataDesignerConfig config, OtherColumns columns) {
        this.config = config;
        this.columns = columns;
    }

    void check(ColumnConfig column, String source, Findings here) {
        if (source.isBlank()) {
            here.add("empty", "The template is empty", "such as {{ another_column }}");
            return;
        }
        checkParsed(column, () -> Template.parse(source), here);
    }

    /// A text of a form that rows are brought into: it may hold no template at all.
    void checkForm(String source, Findings here) {
        checkParsed(null, () -> Template.parse(source), here);
    }

    /// A condition may look at sampler columns: the backend draws those before all others.
    void checkCondition(ColumnConfig column, String condition, Findings here) {
        checkParsed(column, () -> Condition.parse(condition), here).stream()
                .flatMap(template -> template.references().stream())
                .map(Reference::column)
                .distinct()
                .filter(name -> !name.equals(column.name()))
                .filter(name -> config.column(name).isPresent())
                .filter(name -> !(config.column(name).get() instanceof SamplerColumnConfig))
                .forEach(name -> here.add(
                        "not-a-sampler",
                        "'" + name + "' is not a sampler column; conditions are possible on sampler columns only"));
    }

    private Optional<Template> checkParsed(@Nullable ColumnConfig column, Supplier<Template> parse, Findings here) {
        Template template;
        try {
            template = parse.get();
        } catch (TemplateSyntaxException syntax) {
            here.add("template-syntax", syntax.getMessage());
            return Optional.empty();
        }
        template.excesses().forEach(sentence -> here.add("too-much", sentence));
        if (template.uses(Filter.RANDOM) && !(column instanceof ExpressionColumnConfig)) {
            here.add(
                    "random-in-prompt",
                    "'random' would give a prompt other words each time it is made",
                    "make a category column and mention it");
        }
        Set<String> reported = new HashSet<>();
        for (Reference reference : template.references()) {
            checkReference(column, reference, here, reported);
        }
        return Optional.of(template);
    }

    private void checkReference(
            @Nullable ColumnConfig column, Reference reference, Findings here, Set<String> reported) {
        String name = reference.column();
        if (reported.contains(name)) {
            return;
        }
        Optional<ColumnConfig> target = columns.find(column, name, here);
        if (target.isEmpty()) {
            reported.add(name);
            return;
        }
        String part = reference.part();
        if (part != null && target.get().name().equals(name) && !hasPartsOfItsOwn(target.get())) {
            checkPart(target.get(), part, here);
        }
    }

    /// What is in a file, or what a validator answers, may have any parts.
    private static boolean hasPartsOfItsOwn(ColumnConfig target) {
        return target instanceof SeedDatasetColumnConfig || target instanceof ValidationColumnConfig;
    }

    private static void checkPart(ColumnConfig target, String part, Findings here) {
        Optional<Set<String>> parts = ModelColumnChecks.parts(target);
        if (parts.isPresent()) {
            if (!parts.get().isEmpty()
                    && !parts.get().contains(part)
                    && Method.named(part).isEmpty()) {
                here.add(
                        "unknown-part",
                        "'" + target.name() + "' has no part '" + Words.abbreviated(part) + "'",
                        Words.suggest(part, parts.get().stream().sorted().toList()));
            }
            return;
        }
        if (!(target instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.People)) {
            here.add(
                    "unknown-part",
                    "'" + target.name() + "' has no parts, so there is no '" + target.name() + "."
                            + Words.abbreviated(part) + "'",
                    Method.named(part)
                            .map(method -> "write " + target.name() + "." + part + "()")
                            .orElse("use {{ " + target.name() + " }}"));
        } else if (!PersonFields.NAMES.contains(part)) {
            here.add(
                    "unknown-part",
                    "A person has no '" + Words.abbreviated(part) + "'",
                    Words.closest(part, PersonFields.NAMES)
                            .map(closest -> "did you mean '" + closest + "'?")
                            .orElse("one of: " + String.join(", ", PersonFields.NAMES)));
        }
    }
}
