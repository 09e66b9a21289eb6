package dev.datawright.engine.run;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.condition.ConditionalGenerator;
import dev.datawright.engine.constraint.GroupGenerator;
import dev.datawright.engine.expression.ExpressionGenerator;
import dev.datawright.engine.model.ModelColumnGenerator;
import dev.datawright.engine.person.PersonGenerator;
import dev.datawright.engine.sample.Drawer;
import dev.datawright.engine.sample.Drawers;
import dev.datawright.engine.sample.SubcategoryGenerator;
import dev.datawright.engine.sample.TimedeltaGenerator;
import dev.datawright.engine.sample.UniqueGenerator;
import dev.datawright.engine.sample.UuidGenerator;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.domain.UniqueValues;
import dev.datawright.rules.person.PersonFields;
import dev.datawright.rules.plan.Plan;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.Template.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a design's generators, in the order in which they fill a batch.
final class Generators {

    private final DataDesignerConfig config;
    private final Plan plan;
    private final long seed;
    private final RunRecord record;
    private final ModelColumnGenerator.Calls calls;
    private final Set<String> followed;
    private final Map<String, Semaphore> slots = new HashMap<>();

    private Generators(
            DataDesignerConfig config, Plan plan, long seed, RunRecord record, ModelColumnGenerator.Calls calls) {
        this.config = config;
        this.plan = plan;
        this.seed = seed;
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
            DataDesignerConfig config, Plan plan, long seed, RunRecord record, ModelColumnGenerator.Calls calls) {
        return new Generators(config, plan, seed, record, calls).all();
    }

    /// How many calls to the model may be open at once.
    static int parallel(ModelConfig model) {
        InferenceParameters parameters = model.inferenceParameters();
        Integer parallel = parameters == null ? null : parameters.maxParallelRequests();
        return parallel == null ? ModelColumnGenerator.PARALLEL : parallel;
    }

    private List<ColumnGenerator> all() {
        List<ColumnGenerator> generators = new ArrayList<>();
        Set<String> grouped = new HashSet<>();
        for (ConstraintGroup group : plan.groups()) {
            generators.add(new GroupGenerator(config, group, followed, seed));
            grouped.addAll(group.columns());
        }
        for (String name : plan.order()) {
            if (!grouped.contains(name)) {
                generators.add(generator(config.column(name).orElseThrow()));
            }
        }
        return List.copyOf(generators);
    }

    private ColumnGenerator generator(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler);
            case ExpressionColumnConfig expression -> new ExpressionGenerator(expression, seed, record::failed);
            case LlmTextColumnConfig text -> {
                ModelConfig model = config.modelConfigs().stream()
                        .filter(candidate -> candidate.alias().equals(text.modelAlias()))
                        .findFirst()
                        .orElseThrow();
                Semaphore shared = slots.computeIfAbsent(model.alias(), alias -> new Semaphore(parallel(model), true));
                yield new ModelColumnGenerator(text, model, shared, calls);
            }
            case SeedDatasetColumnConfig _,
                    LlmCodeColumnConfig _,
                    LlmStructuredColumnConfig _,
                    LlmJudgeColumnConfig _,
                    EmbeddingColumnConfig _,
                    ValidationColumnConfig _ ->
                throw new IllegalArgumentException("No generator makes " + column.columnType() + " columns");
        };
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
