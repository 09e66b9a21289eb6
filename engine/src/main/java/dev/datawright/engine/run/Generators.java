package dev.datawright.engine.run;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.condition.ConditionalGenerator;
import dev.datawright.engine.constraint.BundleGenerator;
import dev.datawright.engine.constraint.GroupGenerator;
import dev.datawright.engine.expression.ExpressionGenerator;
import dev.datawright.engine.model.ChatColumn;
import dev.datawright.engine.model.EmbeddingColumn;
import dev.datawright.engine.model.ModelCalls;
import dev.datawright.engine.model.ModelColumn;
import dev.datawright.engine.model.ModelLine;
import dev.datawright.engine.model.ModelStage;
import dev.datawright.engine.person.PersonGenerator;
import dev.datawright.engine.sample.Drawer;
import dev.datawright.engine.sample.Drawers;
import dev.datawright.engine.sample.SubcategoryGenerator;
import dev.datawright.engine.sample.TimedeltaGenerator;
import dev.datawright.engine.sample.UniqueGenerator;
import dev.datawright.engine.sample.UuidGenerator;
import dev.datawright.engine.seed.SeedGenerator;
import dev.datawright.engine.seed.SeedRows;
import dev.datawright.engine.skip.SkippingGenerator;
import dev.datawright.engine.validate.CodeValidationGenerator;
import dev.datawright.engine.validate.RemoteValidationGenerator;
import dev.datawright.engine.validate.RemoteValidators;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.domain.UniqueValues;
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
import java.util.Optional;
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
    private final boolean skips;
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
        this.skips = config.columns().stream().anyMatch(column -> column.skip() != null);
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
        Stage stage = new Stage();
        for (String name : plan.order()) {
            ColumnConfig column = config.column(name).orElseThrow();
            if (grouped.contains(name)) {
                continue;
            }
            Optional<Bundle> bundle = plan.bundles().stream()
                    .filter(candidate -> candidate.names().contains(name))
                    .findFirst();
            if (bundle.isPresent()) {
                generators.add(new BundleGenerator(bundle.get(), seed, record::failed));
                grouped.addAll(bundle.get().names());
                continue;
            }
            if (stage.comesBefore(column)) {
                stage.end().ifPresent(generators::add);
            }
            if (column.modelAlias() != null) {
                stage.add(column);
            } else {
                generators.add(skipping(List.of(column), generator(column)));
            }
        }
        stage.end().ifPresent(generators::add);
        return List.copyOf(generators);
    }

    private ColumnGenerator skipping(List<ColumnConfig> columns, ColumnGenerator made) {
        return skips ? SkippingGenerator.of(columns, made, record::failed) : made;
    }

    /// Model columns that are made together.
    private final class Stage {

        private final List<ColumnConfig> columns = new ArrayList<>();
        private final Set<String> made = new HashSet<>();

        void add(ColumnConfig column) {
            columns.add(column);
            made.add(column.name());
            made.addAll(column.sideEffectColumns());
        }

        /// Whether the column can only be made when these are: any other column that is made from them; a model column
        /// that is skipped by what they hold, or made from a value that stands where one of them is skipped.
        boolean comesBefore(ColumnConfig column) {
            Set<String> needed = References.of(column);
            if (column.modelAlias() == null) {
                return !Collections.disjoint(needed, made);
            }
            Skip skip = column.skip();
            boolean decided = skip != null
                    && Template.parse(skip.when()).references().stream()
                            .anyMatch(reference -> made.contains(reference.column()));
            return decided || columns.stream().anyMatch(other -> standsIn(other) && needed.contains(other.name()));
        }

        private static boolean standsIn(ColumnConfig column) {
            Skip skip = column.skip();
            return skip != null && skip.value() != null;
        }

        Optional<ColumnGenerator> end() {
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            List<ColumnConfig> ended = List.copyOf(columns);
            columns.clear();
            made.clear();
            ModelStage stage = new ModelStage(
                    ended.stream().map(Generators.this::modelColumn).toList(), calls);
            return Optional.of(skipping(ended, stage));
        }
    }

    private ColumnGenerator generator(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler);
            case ExpressionColumnConfig expression -> new ExpressionGenerator(expression, seed, record::failed);
            case ModelColumnConfig _, EmbeddingColumnConfig _ ->
                throw new IllegalArgumentException("A stage makes " + column.columnType() + " columns");
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
                drawn(column, Drawers.of(column).orElseThrow(), followed.contains(column.name()));
        };
    }

    private ColumnGenerator drawn(SamplerColumnConfig column, Drawer drawer, boolean isFollowed) {
        boolean isUnique = config.constraints().contains(new Constraint.Unique(column.name()));
        return isUnique && UniqueValues.of(column) instanceof UniqueValues.Dealt(long count)
                ? new UniqueGenerator(column, drawer, count, isFollowed, seed)
                : Drawers.generator(column, drawer, isFollowed, seed);
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
