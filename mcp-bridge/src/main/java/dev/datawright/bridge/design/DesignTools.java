package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/// The MCP edge over [Designs].
@Configuration(proxyBeanMethods = false)
class DesignTools {

    private final Designs designs;
    private final ColumnTypes columnTypes;

    DesignTools(Designs designs, ColumnTypes columnTypes) {
        this.designs = designs;
        this.columnTypes = columnTypes;
    }

    record Created(UUID designId, int version) {}

    @Bean
    List<SyncToolSpecification> designToolset() {
        return List.of(
                Tools.tool("create_design", this::create),
                Tools.tool("get_design", this::get),
                Tools.tool("set_columns", this::setColumns),
                Tools.tool("remove_columns", this::removeColumns),
                Tools.tool("set_constraints", this::setConstraints),
                Tools.tool("set_models_and_processors", this::setModels),
                Tools.tool("validate_design", this::validate),
                Tools.tool("estimate_job", this::estimate),
                Tools.tool("describe_column_types", this::describe));
    }

    private ToolAnswer create(Call call, Arguments arguments) {
        String name = arguments.text("name");
        String template = arguments.text("template");
        arguments.check();
        Design design = designs.create(call, NewDesign.of(name, template));
        String state = design.config().columns().isEmpty()
                ? "It has no columns yet: use set_columns."
                : "It has the columns " + String.join(", ", design.outputColumns()) + ".";
        return new ToolAnswer(
                "Created the design " + design.id() + " at version 1. " + state,
                new Created(design.id(), design.version()));
    }

    private ToolAnswer get(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer version = Versions.optional(arguments, "version");
        arguments.check();
        Design design = designs.get(call, id, version);
        return new ToolAnswer(WireJson.mapper().writeValueAsString(design), design);
    }

    private ToolAnswer setColumns(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        JsonNode columns = arguments.node("columns");
        String name = arguments.text("name");
        Long rows = arguments.whole("rows");
        JsonNode constraints = arguments.optionalNode("constraints");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(designs.setColumns(call, id, new ColumnChange(columns, name, rows, constraints, base)));
    }

    private ToolAnswer removeColumns(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        List<String> names = arguments.texts("names");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(designs.removeColumns(call, id, names, base));
    }

    private ToolAnswer setConstraints(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        JsonNode constraints = arguments.node("constraints");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(designs.setConstraints(call, id, constraints, base));
    }

    private ToolAnswer setModels(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        JsonNode models = arguments.optionalNode("model_configs");
        JsonNode processors = arguments.optionalNode("processors");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(designs.setModels(call, id, new ModelChange(models, processors, base)));
    }

    private ToolAnswer validate(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        arguments.check();
        Validity validity = designs.validate(call, id, null);
        String text = validity.valid()
                ? "The design is valid and can run."
                : "The design cannot run yet:\n"
                        + validity.violations().stream()
                                .map(Violation::toSentence)
                                .collect(Collectors.joining("\n- ", "- ", ""));
        return new ToolAnswer(text, validity);
    }

    private ToolAnswer estimate(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        long rows = arguments.needWhole("rows");
        arguments.check();
        Estimate estimate = designs.estimate(call, id, rows, null);
        return new ToolAnswer(WireJson.mapper().writeValueAsString(estimate), estimate);
    }

    private ToolAnswer describe(Call call, Arguments arguments) {
        String type = arguments.text("type");
        arguments.check();
        JsonNode types = columnTypes.describe(call, type);
        return new ToolAnswer(types.toString(), types);
    }
}
