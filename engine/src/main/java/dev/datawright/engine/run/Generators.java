package dev.datawright.engine.run;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.condition.ConditionalGenerator;
import dev.datawright.engine.constraint.GroupGenerator;
import dev.datawright.engine.expression.ExpressionGenerator;
import dev.datawright.engine.model.ChatColumn;
import dev.datawright.engine.model.EmbeddingColumn;
import dev.datawright.engine.model.ModelCalls;
import dev.datawright.engine.model.ModelColumn;
import dev.datawright.engine.model.ModelLine;
import dev.datawright.engine.model.ModelStage;
import dev.datawright.engine.person.PersonGenerator;
import dev.datawright.engine.sample.Drawers;
import dev.datawright.engine.sample.SubcategoryGenerator;
import dev.datawright.engine.sample.TimedeltaGenerator;
import dev.datawright.engine.sample.UuidGenerator;
import dev.datawright.engine.seed.SeedGenerator;
import dev.datawright.engine.seed.SeedRows;
import dev.datawright.engine.skip.SkippingGenerator;
import dev.datawright.engine.validate.CodeValidationGenerator;
import dev.datawright.engine.validate.RemoteValidationGenerator;
import dev.datawright.engine.validate.RemoteValidators;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.person.PersonFields;
import dev.datawright.rules.plan.Plan;
import dev.datawright.rules.plan.References;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.Template.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a design's generators, in the order in which they fill a batch.
final class Generators {

    private final DataDesignerConfig config;
    private final Plan plan;
    private final long seed;
    private final RunRecord record;
    private final ModelCalls calls;
    private final Set<String> followed;
    private final @Nullable SeedRows seedRows;
    private final RemoteValidators validators;
    private final Map<String, ModelLine> lines = new HashMap<>();

    private Generators(
            GenerationRequest request, Plan plan, RunRecord record, RemoteValidators validators, ModelCalls calls) {
        this.config = request.config();
        this.plan = plan;
        this.seed = request.seed();
        this.seedRows = request.seedRows();
        this.validators = validators;
        this.record = record;
        this.calls = calls;
        this.followed = config.columns().stream()
                .flatMap(column -> column instanceof SamplerColumnConfig sampler
                        ? sampler.allParams().stream()
                        : Stream.<SamplerParams>empty())
                .filter(SamplerParams.Timedelta.class::isInstance)
                .map(params -> ((SamplerParams.Timedelta) params).referenceColumnName())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<ColumnGenerator> of(
            GenerationRequest request, Plan plan, RunRecord record, RemoteValidators validators, ModelCalls calls) {
        return new Generators(request, plan, record, validators, calls).all();
    }

    private List<ColumnGenerator> all() {
        List<ColumnGenerator> generators = new ArrayList<>();
        boolean skips = config.columns().stream().anyMatch(column -> column.skip() != null);
        Set<String> grouped = new HashSet<>();
        for (ConstraintGroup group : plan.groups()) {
            generators.add(new GroupGenerator(config, group, followed, seed));
            grouped.addAll(group.columns());
        }
        List<String> fromSeed = config.columns().stream()
                .filter(SeedDatasetColumnConfig.class::isInstance)
                .map(ColumnConfig::name)
                .toList();
        if (!fromSeed.isEmpty()) {
            generators.add(new SeedGenerator(
                    Objects.requireNonNull(config.seedConfig()), fromSeed, Objects.requireNonNull(seedRows), seed));
            grouped.addAll(fromSeed);
        }
        // Model columns are made together, as far as no other column stands between them: those that need none of
        // them go before.
        List<ModelColumn> stage = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (String name : plan.order()) {
            ColumnConfig column = config.column(name).orElseThrow();
            if (grouped.contains(name)) {
                continue;
            }
            // Which rows are skipped is known before a column is made, so that columns with skips follow each other.
            if (column.modelAlias() != null && !skips) {
                stage.add(modelColumn(column));
                made.add(name);
                made.addAll(column.sideEffectColumns());
                continue;
            }
            if (!Collections.disjoint(References.of(column), made)) {
                generators.add(new ModelStage(stage, calls));
                stage.clear();
                made.clear();
            }
            generators.add(SkippingGenerator.of(column, generator(column), skips, record::failed));
        }
        if (!stage.isEmpty()) {
            generators.add(new ModelStage(stage, calls));
        }
        return List.copyOf(generators);
    }

    private ColumnGenerator generator(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler);
            case ExpressionColumnConfig expression -> new ExpressionGenerator(expression, seed, record::failed);
            case ModelColumnConfig _, EmbeddingColumnConfig _ -> new ModelStage(List.of(modelColumn(column)), calls);
            case ValidationColumnConfig validation ->
                switch (validation.validatorParams()) {
                    case ValidatorParams.Code(CodeLang language) ->
                        new CodeValidationGenerator(validation, language, record::failed);
                    case ValidatorParams.Remote remote ->
                        new RemoteValidationGenerator(validation, remote, validators, calls.executor(), record::failed);
                };
            case SeedDatasetColumnConfig _ ->
                throw new IllegalArgumentException("No generator makes " + column.columnType() + " columns");
        };
    }

    private ModelColumn modelColumn(ColumnConfig column) {
        return switch (column) {
            case ModelColumnConfig chat -> new ChatColumn(chat, line(chat.modelAlias()));
            case EmbeddingColumnConfig embedding -> new EmbeddingColumn(embedding, line(embedding.modelAlias()));
            case SamplerColumnConfig _, SeedDatasetColumnConfig _, ExpressionColumnConfig _, ValidationColumnConfig _ ->
                throw new IllegalArgumentException("No model makes " + column.columnType() + " columns");
        };
    }

    private ModelLine line(String alias) {
        return lines.computeIfAbsent(
                alias,
                unknown -> new ModelLine(
                        config.modelConfigs().stream()
                                .filter(candidate -> candidate.alias().equals(alias))
                                .findFirst()
                                .orElseThrow(),
                        calls));
    }

    private ColumnGenerator sampler(SamplerColumnConfig column) {
        if (column.conditionalParams().isEmpty()) {
            return unconditional(column);
        }
        Map<String, ColumnGenerator> byCondition = new LinkedHashMap<>();
        column.conditionalParams()
                .forEach((condition, params) -> byCondition.put(condition, unconditional(column.withParams(params))));
        return new ConditionalGenerator(column, unconditional(column), byCondition, record::failed);
    }

    private ColumnGenerator unconditional(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Uuid uuid -> new UuidGenerator(column.name(), uuid, seed);
            case SamplerParams.People people ->
                new PersonGenerator(column.name(), people, neededParts(column.name()), seed);
            case SamplerParams.Subcategory subcategory -> {
                SamplerColumnConfig parent = (SamplerColumnConfig)
                        config.column(subcategory.category()).orElseThrow();
                yield new SubcategoryGenerator(column, subcategory, ConditionalGenerator.values(parent), seed);
            }
            case SamplerParams.Timedelta timedelta -> new TimedeltaGenerator(column, timedelta, seed);
            case SamplerParams.Category _,
                    SamplerParams.Uniform _,
                    SamplerParams.Gaussian _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Distributed _,
                    SamplerParams.Datetime _ ->
                Drawers.generator(column, Drawers.of(column).orElseThrow(), followed.contains(column.name()), seed);
        };
    }

    /// The parts of a person that come out or are mentioned.
    private Set<String> neededParts(String person) {
        Set<String> all = Set.copyOf(PersonFields.NAMES);
        if (plan.output().contains(person)) {
            return all;
        }
        Set<String> parts = new HashSet<>();
        for (ColumnConfig column : config.columns()) {
            for (String template : templates(column)) {
                for (Reference reference : Template.parse(template).references()) {
                    if (reference.column().equals(person)) {
                        if (reference.part() == null) {
                            return all;
                        }
                        parts.add(Objects.requireNonNull(reference.part()));
                    }
                }
            }
        }
        return parts;
    }

    private static List<String> templates(ColumnConfig column) {
        Stream<String> conditions = column instanceof SamplerColumnConfig sampler
                ? sampler.conditionalParams().keySet().stream()
                        .map(condition -> Condition.parse(condition).source())
                : Stream.of();
        return Stream.concat(column.templates().stream(), conditions).toList();
    }
}
