package dev.datawright.rules.reading;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What can be judged of a config of which some columns cannot be read: the others, with stand-ins in their places.
///
/// @param config where every column stands at its place
/// @param unread names of the stand-ins by the index of their column
public record SoundPart(DataDesignerConfig config, Map<Integer, String> unread) {

    public SoundPart {
        unread = Map.copyOf(unread);
    }

    /// @param node a config, or an object with the columns of one
    public static SoundPart of(JsonNode node) {
        JsonNode columns = node.path("columns");
        List<ColumnConfig> read = new ArrayList<>();
        Map<Integer, String> unread = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnReader reader = new ColumnReader(new ArrayList<>(), "why");
            ColumnConfig column = reader.read(columns.get(i), "");
            if (column == null) {
                String name = columns.get(i).path("name").asString("unread_" + i);
                unread.put(i, name);
                column = new ExpressionColumnConfig(name, "{{ 1 }}", ExpressionColumnConfig.Dtype.STR, false);
            }
            read.add(column);
        }
        List<ModelConfig> models = DesignReader.readModels(node.path("model_configs"));
        List<Constraint> constraints = DesignReader.readConstraints(node.path("constraints"))
                .asOptional()
                .orElse(List.of());
        List<Processor> processors = DesignReader.readProcessors(node.path("processors"));
        return new SoundPart(
                new DataDesignerConfig(
                        read, models, constraints, processors, DesignReader.readSeed(node.path("seed_config"))),
                unread);
    }

    /// What of the violations found in the config has nothing to do with the stand-ins.
    public List<Violation> certain(List<Violation> found) {
        return found.stream()
                .filter(violation -> unread.entrySet().stream()
                        .noneMatch(gap -> violation.path().startsWith("columns[" + gap.getKey() + "]")
                                || violation.message().contains("'" + gap.getValue() + "'")))
                .toList();
    }
}
