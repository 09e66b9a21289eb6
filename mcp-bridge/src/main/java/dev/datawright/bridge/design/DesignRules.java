package dev.datawright.bridge.design;

import dev.datawright.bridge.macro.Expansion;
import dev.datawright.bridge.macro.Macros;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.Rules;
import dev.datawright.rules.reading.Reading;
import dev.datawright.rules.reading.SoundPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Edits drafts by the rules: what comes out is valid, or all that is wrong with it is told.
@Component
class DesignRules {

    private static final Pattern COLUMN = Pattern.compile("^columns\\[(\\d+)]");
    private static final int MAX_WHY = 500;

    private final ModelRoles roles;
    private final int maxColumns;

    DesignRules(ModelRoles roles, DesignProperties properties) {
        this.roles = roles;
        this.maxColumns = properties.maxColumns();
    }

    /// A whole config from outside.
    DataDesignerConfig read(JsonNode json) {
        Reading<DataDesignerConfig> reading = Rules.read(json);
        if (!reading.isValid()) {
            refuse(judge(json));
        }
        return accept(reading.orElseThrow(), List.of());
    }

    /// All that is wrong with a config from outside: with what can be read of it, when not all of it can.
    List<Violation> judge(JsonNode json) {
        List<Violation> tooMany = tooMany(json.path("columns").size());
        if (!tooMany.isEmpty()) {
            return tooMany;
        }
        Reading<DataDesignerConfig> reading = Rules.read(json);
        if (reading.isValid()) {
            return check(roles.complete(reading.orElseThrow()));
        }
        SoundPart sound = Rules.soundPart(json);
        List<Violation> all = new ArrayList<>(reading.violations());
        all.addAll(sound.certain(violations(roles.complete(sound.config()))));
        return all;
    }

    /// All that keeps a config from running.
    List<Violation> check(DataDesignerConfig config) {
        if (config.columns().isEmpty()) {
            return List.of(new Violation(
                    "columns", "no-columns", "the design has no columns", "add columns before it is run"));
        }
        return violations(config);
    }

    void requireValid(DataDesignerConfig config) {
        refuse(check(config));
    }

    Estimate estimate(DataDesignerConfig config, long rows, boolean free) {
        requireRows(config, rows);
        return Rules.estimate(config, rows, free);
    }

    void requireRows(DataDesignerConfig config, long rows) {
        refuse(Rules.checkRows(config, rows));
        refuse(MacroEdit.checkRows(config, rows));
    }

    int modelColumns(DataDesignerConfig config) {
        return Rules.plan(config).modelColumns().size();
    }

    Draft setColumns(Draft draft, ColumnChange change) {
        Expansion expansion = Macros.expand(change.columns());
        try {
            return setColumns(draft, change, expansion);
        } catch (BridgeFailure refused) {
            throw expansion.atSent(refused);
        }
    }

    private Draft setColumns(Draft draft, ColumnChange change, Expansion expansion) {
        List<Violation> violations = new ArrayList<>();
        JsonNode json = expansion.columns();
        if (json.isEmpty()) {
            violations.add(new Violation("columns", "missing", "the list of columns is missing", "send at least one"));
        }
        refuse(tooMany(json.size()));
        violations.addAll(expansion.violations());
        violations.addAll(Rules.readColumns(json).violations());
        SoundPart sound = Rules.soundPart(WireJson.mapper().createObjectNode().set("columns", json));
        MacroEdit macros = MacroEdit.of(draft, expansion);
        violations.addAll(macros.violations());
        List<Constraint> constraints = draft.config().constraints();
        if (change.constraints() != null && !change.constraints().isNull()) {
            Reading<List<Constraint>> reading = Rules.readConstraints(change.constraints());
            violations.addAll(reading.violations());
            constraints = reading.asOptional().orElse(constraints);
        }
        List<String> names =
                sound.config().columns().stream().map(ColumnConfig::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                violations.add(new Violation(
                        "columns[" + i + "].name",
                        "duplicate-column",
                        "'" + names.get(i) + "' is sent twice",
                        "send each column once"));
            }
        }
        Map<String, ColumnConfig> columns = new LinkedHashMap<>();
        draft.config().columns().forEach(column -> columns.put(column.name(), column));
        macros.gone().forEach(columns::remove);
        sound.config().columns().forEach(column -> columns.put(column.name(), column));
        DataDesignerConfig config = macros.aim(
                draft.config().withColumns(List.copyOf(columns.values())).withConstraints(constraints));
        if (!violations.isEmpty()) {
            violations.addAll(sound.certain(atSent(violations(roles.complete(config)), config, names)));
            refuse(violations);
        }
        return draft.withConfig(accept(config, names))
                .withMacros(macros.after())
                .withWhy(reasons(json));
    }

    Draft setConstraints(Draft draft, JsonNode constraints) {
        Reading<List<Constraint>> reading = Rules.readConstraints(constraints);
        refuse(reading.violations());
        DataDesignerConfig config = draft.config().withConstraints(reading.orElseThrow());
        return draft.withConfig(accept(MacroEdit.aim(config, draft.macros()), List.of()));
    }

    /// Model configs that no column names stay only when they say more than their role.
    Draft setModels(Draft draft, ModelChange change) {
        JsonNode models = change.modelConfigs();
        JsonNode processors = change.processors();
        ObjectNode json = WireJson.mapper().createObjectNode();
        json.putArray("columns");
        if (models != null) {
            json.set("model_configs", models);
        }
        if (processors != null) {
            json.set("processors", processors);
        }
        if (models == null && processors == null) {
            refuse(List.of(new Violation(
                    "", "missing", "neither model_configs nor processors are given", "send one of them, [] for none")));
        }
        Reading<DataDesignerConfig> reading = Rules.read(json);
        refuse(reading.violations());
        DataDesignerConfig read = reading.orElseThrow();
        DataDesignerConfig config = draft.config();
        config = models == null ? config : config.withModelConfigs(read.modelConfigs());
        config = processors == null ? config : config.withProcessors(read.processors());
        return draft.withConfig(accept(config, List.of()));
    }

    /// The config with its models, or a refusal.
    ///
    /// @param sent names of the columns that were sent, for the paths of violations
    DataDesignerConfig accept(DataDesignerConfig config, List<String> sent) {
        refuse(tooMany(config.columns().size()));
        DataDesignerConfig complete = roles.complete(config);
        refuse(atSent(violations(complete), complete, sent));
        return complete;
    }

    private List<Violation> tooMany(int columns) {
        return columns <= maxColumns
                ? List.of()
                : List.of(new Violation(
                        "columns",
                        "too-many-columns",
                        "the design would have " + columns + " columns",
                        "at most " + maxColumns + " are taken"));
    }

    private List<Violation> violations(DataDesignerConfig config) {
        Set<Violation> violations = new LinkedHashSet<>(roles.check(config));
        // An alias that is no role is told once, by the roles.
        Set<String> told = new LinkedHashSet<>();
        violations.forEach(violation -> told.add(violation.path()));
        Rules.check(config).stream()
                .filter(violation -> !told.contains(violation.path()))
                .forEach(violations::add);
        return List.copyOf(violations);
    }

    /// Violations found in the whole design, with paths into what was sent.
    private static List<Violation> atSent(List<Violation> found, DataDesignerConfig config, List<String> sent) {
        List<String> names = config.columns().stream().map(ColumnConfig::name).toList();
        return sent.isEmpty()
                ? found
                : found.stream()
                        .map(violation -> atSent(violation, names, sent))
                        .toList();
    }

    private static Violation atSent(Violation violation, List<String> names, List<String> sent) {
        Matcher matcher = COLUMN.matcher(violation.path());
        if (!matcher.find()) {
            return violation;
        }
        String name = names.get(Integer.parseInt(matcher.group(1)));
        int index = sent.indexOf(name);
        String rest = violation.path().substring(matcher.end());
        String path = index < 0 ? "design.columns['" + name + "']" + rest : "columns[" + index + "]" + rest;
        return new Violation(path, violation.code(), violation.message(), violation.suggestion());
    }

    private static Map<String, String> reasons(JsonNode columns) {
        Map<String, String> reasons = new LinkedHashMap<>();
        IntStream.range(0, columns.size()).mapToObj(columns::path).forEach(column -> {
            String why = column.path("why").asString("").strip();
            if (!why.isEmpty()) {
                reasons.put(column.path("name").asString(""), why.length() > MAX_WHY ? why.substring(0, MAX_WHY) : why);
            }
        });
        return reasons;
    }

    static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            String count = violations.size() == 1 ? "One thing is" : violations.size() + " things are";
            throw new BridgeFailure(
                    ProblemType.INVALID_DESIGN, count + " wrong with the design; nothing was changed.", violations);
        }
    }
}
