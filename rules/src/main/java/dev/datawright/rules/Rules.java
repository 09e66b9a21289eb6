package dev.datawright.rules;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.check.DesignCheck;
import dev.datawright.rules.domain.UniqueValues;
import dev.datawright.rules.plan.Estimates;
import dev.datawright.rules.plan.Plan;
import dev.datawright.rules.plan.Planner;
import dev.datawright.rules.plan.References;
import dev.datawright.rules.reading.DesignReader;
import dev.datawright.rules.reading.Reading;
import dev.datawright.rules.reading.SoundPart;
import dev.datawright.rules.rename.Renaming;
import dev.datawright.rules.template.ColumnNames;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rules of designs: what is well-formed, what makes sense, in which order it runs, what it would take.
///
/// Reading judges the shape of JSON, checking the meaning of what was read; both tell everything at once.
public final class Rules {

    private Rules() {}

    /// Reads a Data Designer config; fields that the backend echoes at their default are accepted.
    public static Reading<DataDesignerConfig> read(JsonNode config) {
        return DesignReader.readConfig(config);
    }

    /// Reads a list of columns; paths start with `columns[0]`, and each may carry `why` beside its own fields.
    public static Reading<List<ColumnConfig>> readColumns(JsonNode columns) {
        return DesignReader.readColumns(columns);
    }

    /// Reads a list of constraints; paths start with `constraints[0]`.
    public static Reading<List<Constraint>> readConstraints(JsonNode constraints) {
        return DesignReader.readConstraints(constraints);
    }

    /// What can still be checked of a config, or of an object with columns, that cannot be read as a whole.
    public static SoundPart soundPart(JsonNode config) {
        return SoundPart.of(config);
    }

    /// Everything that is wrong with a design that must bring all its model configs itself.
    public static List<Violation> check(DataDesignerConfig config) {
        return check(config, Set.of());
    }

    /// Everything that is wrong with a design; a design without columns is valid.
    ///
    /// @param roles model aliases that need no model config, because the gateway knows them
    public static List<Violation> check(DataDesignerConfig config, Set<String> roles) {
        return DesignCheck.check(config, roles);
    }

    /// The design with another name for one column, and everything that names it following.
    ///
    /// @param config without violations; what is wrong with the new name, [#check] of the answer tells
    public static DataDesignerConfig rename(DataDesignerConfig config, String from, String to) {
        return Renaming.rename(config, from, to);
    }

    /// The columns that are made from the given one.
    public static List<String> referrers(DataDesignerConfig config, String column) {
        return config.columns().stream()
                .filter(other -> References.of(other).contains(column))
                .map(ColumnConfig::name)
                .toList();
    }

    /// Why a column cannot have the name, as a sentence; empty when it can.
    public static Optional<String> objection(String columnName) {
        return ColumnNames.objection(columnName);
    }

    /// "did you mean 'x'?", else what there is; null when there is nothing to choose from.
    public static @Nullable String suggestion(String word, Collection<String> candidates) {
        return Words.suggest(word, candidates);
    }

    /// What keeps a valid design from giving so many rows.
    public static List<Violation> checkRows(DataDesignerConfig config, long rows) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < config.constraints().size(); i++) {
            if (config.constraints().get(i) instanceof Constraint.Unique(String name)
                    && config.column(name).orElse(null) instanceof SamplerColumnConfig column) {
                String path = "constraints[" + i + "]";
                UniqueValues.tooMany(name, UniqueValues.of(column), rows)
                        .ifPresent(sentence -> violations.add(new Violation(
                                path, "too-many-rows", sentence, "ask for fewer rows, or give it more values")));
            }
        }
        return violations;
    }

    /// How a design runs.
    ///
    /// @throws IllegalArgumentException when the design has violations
    public static Plan plan(DataDesignerConfig config) {
        return Planner.plan(config);
    }

    /// What a run of so many rows would take; the price of model calls is not known here.
    ///
    /// @param free whether model calls cost nothing
    public static Estimate estimate(DataDesignerConfig config, long rows, boolean free) {
        return Estimates.estimate(config, rows, free);
    }
}
