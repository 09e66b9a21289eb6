package dev.datawright.bridge.upstream;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What NeMo Microservices does not have and NeMo Platform has (nemo-microservices 1.5.0 beside data_designer 0.9.1).
final class FormerLimits {

    private static final Set<CodeLang> NEW_LANGUAGES =
            EnumSet.of(CodeLang.BASH, CodeLang.C, CodeLang.COBOL, CodeLang.CPP, CodeLang.CSHARP);

    private FormerLimits() {}

    static List<Violation> of(DataDesignerConfig config) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < config.columns().size(); i++) {
            ColumnConfig column = config.columns().get(i);
            String missing = missing(column);
            if (missing != null) {
                violations.add(violation(
                        "columns[" + i + "]", "column '" + column.name() + "' needs " + missing, "change the column"));
            }
        }
        for (int i = 0; i < config.processors().size(); i++) {
            if (config.processors().get(i) instanceof Processor.SchemaTransform) {
                violations.add(
                        violation("processors[" + i + "]", "it has no schema_transform", "remove the processor"));
            }
        }
        if (config.seedConfig() != null) {
            violations.add(violation(
                    "seed_config",
                    "its seed data lies in NeMo's own datastore, to which the bridge brings nothing",
                    "run the design on NeMo Platform or on designer-service"));
        }
        return violations;
    }

    private static @Nullable String missing(ColumnConfig column) {
        if (column instanceof EmbeddingColumnConfig) {
            return "embeddings";
        }
        if (column.skip() != null || !column.propagatesSkip()) {
            return "skip";
        }
        if (column instanceof ModelColumnConfig model
                && (model.withTrace() != null || model.extractReasoningContent())) {
            return "traces";
        }
        CodeLang language =
                switch (column) {
                    case LlmCodeColumnConfig code -> code.codeLang();
                    case ValidationColumnConfig validation
                    when validation.validatorParams() instanceof ValidatorParams.Code(CodeLang checked) -> checked;
                    default -> null;
                };
        return language != null && NEW_LANGUAGES.contains(language) ? "the language " + language.wireName() : null;
    }

    private static Violation violation(String path, String what, String repair) {
        return new Violation(path, "not-supported", "NeMo Microservices cannot run it: " + what, repair);
    }
}
