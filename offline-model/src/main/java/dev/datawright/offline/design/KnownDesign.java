package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The design as the agent tells it.
///
/// @param whys reasons by column, in the person's words
/// @param foreign names of columns of a type that these rules do not know; they are left as they are
public record KnownDesign(
        @Nullable Long rows,
        List<ColumnConfig> columns,
        List<String> foreign,
        List<Constraint> constraints,
        Map<String, String> whys) {

    public static final KnownDesign EMPTY = new KnownDesign(null, List.of(), List.of(), List.of());

    public KnownDesign {
        columns = List.copyOf(columns);
        foreign = List.copyOf(foreign);
        constraints = List.copyOf(constraints);
        whys = Map.copyOf(whys);
    }

    /// One whose columns have no reasons.
    public KnownDesign(
            @Nullable Long rows, List<ColumnConfig> columns, List<String> foreign, List<Constraint> constraints) {
        this(rows, columns, foreign, constraints, Map.of());
    }

    /// Reads what it can; what is no design at all reads as an empty one.
    public static KnownDesign parse(String json) {
        try {
            JsonNode root = WireJson.mapper().readTree(json);
            List<ColumnConfig> columns = new ArrayList<>();
            List<String> foreign = new ArrayList<>();
            Map<String, String> whys = new HashMap<>();
            for (JsonNode column : root.path("columns")) {
                String why = column.path("why").asString("");
                if (!why.isBlank()) {
                    whys.put(column.path("name").asString(""), why);
                }
                Optional<ExpressionColumnConfig> macro = Macros.known(column);
                if (macro.isPresent()) {
                    columns.add(macro.get());
                    continue;
                }
                try {
                    columns.add(WireJson.mapper().treeToValue(column, ColumnConfig.class));
                } catch (JacksonException | NullPointerException unknownType) {
                    foreign.add(column.path("name").asString(""));
                }
            }
            List<Constraint> constraints = new ArrayList<>();
            for (JsonNode constraint : root.path("constraints")) {
                try {
                    constraints.add(WireJson.mapper().treeToValue(constraint, Constraint.class));
                } catch (JacksonException | NullPointerException unknownType) {
                    // It stays in the design as long as no constraints are sent; there is no way to carry it along.
                    continue;
                }
            }
            Long rows = root.path("rows").isNumber() ? root.path("rows").asLong() : null;
            return new KnownDesign(rows, columns, foreign, constraints, whys);
        } catch (JacksonException notJson) {
            return EMPTY;
        }
    }

    public boolean isEmpty() {
        return columns.isEmpty() && foreign.isEmpty();
    }

    /// The design without some of its columns, and without the constraints on them.
    public KnownDesign without(Set<String> names) {
        return new KnownDesign(
                rows,
                columns.stream()
                        .filter(column -> !names.contains(column.name()))
                        .toList(),
                foreign,
                constraints.stream()
                        .filter(constraint -> names.stream().noneMatch(name -> Workbench.mentions(constraint, name)))
                        .toList(),
                whys);
    }

    /// The values that columns with a few of them have, by column.
    public Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ColumnConfig column : columns) {
            if (column instanceof SamplerColumnConfig sampler
                    && sampler.params() instanceof SamplerParams.Category category) {
                values.put(
                        column.name(),
                        category.values().stream().map(String::valueOf).toList());
            }
        }
        return values;
    }

    /// Names of the columns that a language model writes.
    public List<String> written() {
        return columns.stream()
                .filter(LlmTextColumnConfig.class::isInstance)
                .map(ColumnConfig::name)
                .toList();
    }

    public List<String> names() {
        List<String> names =
                new ArrayList<>(columns.stream().map(ColumnConfig::name).toList());
        names.addAll(foreign);
        return names;
    }

    /// Names of the columns that a person sees.
    public List<String> visibleNames() {
        List<String> names = new ArrayList<>(columns.stream()
                .filter(column -> !column.drop())
                .map(ColumnConfig::name)
                .toList());
        names.addAll(foreign);
        return names;
    }
}
