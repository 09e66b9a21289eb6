package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.Score;
import dev.datawright.rules.schema.OutputSchema;
import dev.datawright.rules.words.Words;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What can be wrong with a column that a model makes, beside its templates.
final class ModelColumnChecks {

    private static final int MOST_SCORES = 50;

    private final DataDesignerConfig config;
    private final OtherColumns columns;
    private final TemplateChecks templates;
    private final Set<String> models;

    ModelColumnChecks(DataDesignerConfig config, OtherColumns columns, TemplateChecks templates, Set<String> models) {
        this.config = config;
        this.columns = columns;
        this.templates = templates;
        this.models = models;
    }

    /// The parts that a template may name; none are fixed when they are an empty set, and the column has none at all
    /// when there is no set.
    static Optional<Set<String>> parts(ColumnConfig column) {
        return switch (column) {
            case LlmStructuredColumnConfig structured -> Optional.of(OutputSchema.parts(structured.outputFormat()));
            case LlmJudgeColumnConfig judge -> {
                Set<String> names = new LinkedHashSet<>();
                judge.scores().forEach(score -> names.add(score.name()));
                yield Optional.of(names);
            }
            case EmbeddingColumnConfig _ -> Optional.of(Set.of("embeddings", "num_embeddings", "dimension"));
            default -> Optional.empty();
        };
    }

    void check(ModelColumnConfig column, Findings here) {
        templates.check(column, column.prompt(), here.at("prompt"));
        if (column.systemPrompt() != null) {
            templates.check(column, column.systemPrompt(), here.at("system_prompt"));
        }
        checkModel(column.modelAlias(), "chat-completion", here.at("model_alias"));
        switch (column) {
            case LlmTextColumnConfig _, LlmCodeColumnConfig _ -> {}
            case LlmStructuredColumnConfig structured ->
                OutputSchema.objection(structured.outputFormat())
                        .ifPresent(
                                sentence -> here.at("output_format")
                                        .add(
                                                "not-a-schema",
                                                sentence,
                                                "such as {\"type\": \"object\", \"properties\": {\"title\": {\"type\": \"string\"}}}"));
            case LlmJudgeColumnConfig judge -> checkScores(judge.scores(), here);
        }
    }

    void check(EmbeddingColumnConfig column, Findings here) {
        columns.find(column, column.targetColumn(), here.at("target_column"))
                .filter(EmbeddingColumnConfig.class::isInstance)
                .ifPresent(target -> here.at("target_column")
                        .add(
                                "not-a-text",
                                "'" + target.name() + "' holds vectors already, and vectors are made of texts",
                                "name a column of texts"));
        checkModel(column.modelAlias(), "embedding", here.at("model_alias"));
    }

    void checkModel(String alias, String purpose, Findings here) {
        if (!models.contains(alias)) {
            here.add(
                    "unknown-model",
                    "There is no model '" + Words.abbreviated(alias) + "'",
                    models.isEmpty() ? "add a model config with this alias" : Words.suggest(alias, models));
            return;
        }
        boolean embeds = config.modelConfigs().stream()
                .filter(model -> model.alias().equals(alias))
                .anyMatch(ModelColumnChecks::embeds);
        if (embeds && !purpose.equals("embedding")) {
            here.add(
                    "wrong-model",
                    "The model '" + alias + "' makes embeddings, and this column needs one that writes",
                    "name another model, or give it the generation_type chat-completion");
        }
    }

    private static boolean embeds(ModelConfig model) {
        return model.inferenceParameters() != null
                && model.inferenceParameters().generationType().equals("embedding");
    }

    private static void checkScores(List<Score> scores, Findings here) {
        if (scores.isEmpty()) {
            here.at("scores").add("empty", "The judge has no score to give", "add at least one score");
        }
        if (scores.size() > MOST_SCORES) {
            here.at("scores")
                    .add(
                            "too-much",
                            "The judge has " + scores.size() + " scores; at most " + MOST_SCORES + " are taken");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < scores.size(); i++) {
            Score score = scores.get(i);
            Findings at = here.at("scores", i);
            if (score.name().isBlank()) {
                at.at("name").add("illegal-name", "The score has an empty name", "such as relevance");
            } else if (!names.add(score.name().toLowerCase(Locale.ROOT))) {
                at.at("name").add("duplicate-name", "There is another score named '" + score.name() + "'");
            }
            if (score.options().isEmpty()) {
                at.at("options")
                        .add(
                                "empty",
                                "The score has no marks to choose from",
                                "such as {\"1\": \"poor\", \"2\": \"good\"}");
            }
        }
    }
}
