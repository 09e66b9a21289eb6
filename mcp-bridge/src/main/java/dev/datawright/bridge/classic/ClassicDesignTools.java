package dev.datawright.bridge.classic;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.bridge.design.ColumnChange;
import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.design.ModelChange;
import dev.datawright.bridge.design.Models;
import dev.datawright.bridge.design.NewDesign;
import dev.datawright.bridge.design.Validity;
import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.ToolExchange;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.preview.Previews;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The classic tools that build a design, a column a call.
@Configuration(proxyBeanMethods = false)
class ClassicDesignTools {

    private static final int PREVIEW_ROWS = 5;

    private final Designs designs;
    private final Models models;
    private final Previews previews;
    private final DesignInHand inHand;
    private final Effects effects;
    private final ClassicConstraint constraint = new ClassicConstraint();

    ClassicDesignTools(Designs designs, Models models, Previews previews, DesignInHand inHand, Effects effects) {
        this.designs = designs;
        this.models = models;
        this.previews = previews;
        this.inHand = inHand;
        this.effects = effects;
    }

    record Begun(String status, UUID designId, int version, String message) {}

    record Added(
            String status,
            @Nullable String column,
            @Nullable String type,
            UUID designId,
            int version,
            List<String> columns) {}

    record Configured(
            UUID designId,
            String name,
            int version,
            int numColumns,
            List<String> columns,
            int numModels,
            List<String> models,
            List<String> constraints,
            boolean readyToSubmit,
            List<Violation> problems) {}

    record Previewed(
            String status,
            int numRecords,
            int version,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            List<Map<String, @Nullable Object>> data,

            List<String> notices) {}

    @Bean
    List<SyncToolSpecification> classicDesignToolset() {
        List<SyncToolSpecification> tools = new ArrayList<>();
        tools.add(Tools.tool("classic/init_config", this::begin));
        for (ClassicColumn column : ClassicColumn.ALL) {
            tools.add(Tools.tool(
                    "classic/" + column.tool(), (call, arguments, exchange) -> add(call, arguments, exchange, column)));
        }
        tools.add(Tools.tool("classic/add_model_config", this::addModel));
        tools.add(Tools.tool("classic/add_column_constraint", this::addConstraint));
        tools.add(Tools.tool("classic/get_config_summary", this::summary));
        tools.add(Tools.tool("classic/preview_data", this::preview));
        return List.copyOf(tools);
    }

    private ToolAnswer begin(Call call, Arguments arguments, ToolExchange exchange) {
        String name = arguments.text("name");
        arguments.check();
        Design design = designs.create(call, NewDesign.named(name));
        inHand.take(call, exchange, design.id());
        Begun begun = new Begun(
                "initialized",
                design.id(),
                design.version(),
                "A new design is in hand. Add columns, then preview_data.");
        return new ToolAnswer(begun.message() + " Its id is " + design.id() + ".", begun);
    }

    private ToolAnswer add(Call call, Arguments arguments, ToolExchange exchange, ClassicColumn kind) {
        UUID named = arguments.optionalId("design_id");
        ObjectNode config = kind.config(arguments, defaultRole(call));
        arguments.check();
        Design design = inHand.find(call, exchange, named);
        ArrayNode columns = WireJson.mapper().createArrayNode().add(config);
        String column = config.path("name").asString();
        try {
            Design changed = designs.setColumns(call, design.id(), new ColumnChange(columns, null, null, null, null));
            return added(changed, column, kind.label(), "Added " + column);
        } catch (BridgeFailure refused) {
            throw inArguments(refused, kind);
        }
    }

    /// The rules speak of the config; the caller knows the arguments.
    private static BridgeFailure inArguments(BridgeFailure refused, ClassicColumn kind) {
        return new BridgeFailure(
                refused.type(),
                refused.detail(),
                refused.violations().stream()
                        .map(violation -> new Violation(
                                kind.argument(violation.path()),
                                violation.code(),
                                violation.message(),
                                violation.suggestion()))
                        .toList());
    }

    private ToolAnswer addModel(Call call, Arguments arguments, ToolExchange exchange) {
        UUID named = arguments.optionalId("design_id");
        String alias = arguments.text("alias");
        String model = arguments.text("model");
        ObjectNode config = WireJson.mapper().createObjectNode();
        config.put("alias", alias == null ? defaultRole(call) : alias);
        config.put("model", model == null ? config.path("alias").asString() : model);
        ObjectNode parameters = WireJson.mapper().createObjectNode();
        for (String name : List.of("temperature", "top_p", "max_tokens")) {
            JsonNode value = arguments.optionalNode(name);
            if (value != null) {
                parameters.set(name, value);
            }
        }
        if (!parameters.isEmpty()) {
            config.set("inference_parameters", parameters);
        }
        String provider = arguments.text("provider");
        arguments.check();
        if (provider != null && !provider.equals("litellm") && !provider.equals("gateway")) {
            throw BridgeFailure.invalid(
                    "provider",
                    "unknown-provider",
                    "models are asked at the gateway, not at '" + provider + "'",
                    "leave it out");
        }
        Design design = inHand.find(call, exchange, named);
        ArrayNode all = WireJson.mapper().createArrayNode();
        for (ModelConfig known : design.config().modelConfigs()) {
            if (!known.alias().equals(config.path("alias").asString())) {
                all.add(WireJson.mapper().<JsonNode>valueToTree(known));
            }
        }
        all.add(config);
        ModelChange change = new ModelChange(all, null, design.version());
        Design changed =
                once(call, "add_model_config", design, config, step -> designs.setModels(step, design.id(), change));
        return added(
                changed, null, null, "Added the model " + config.path("alias").asString());
    }

    private ToolAnswer addConstraint(Call call, Arguments arguments, ToolExchange exchange) {
        UUID named = arguments.optionalId("design_id");
        ObjectNode added = constraint.read(arguments);
        arguments.check();
        Design design = inHand.find(call, exchange, named);
        ArrayNode all = WireJson.mapper().createArrayNode();
        design.config().constraints().forEach(known -> all.add(WireJson.mapper().<JsonNode>valueToTree(known)));
        if (!design.config().constraints().contains(WireJson.mapper().treeToValue(added, Constraint.class))) {
            all.add(added);
        }
        Design changed = once(
                call,
                "add_column_constraint",
                design,
                added,
                step -> designs.setConstraints(step, design.id(), all, design.version()));
        return added(changed, null, null, "Added the constraint");
    }

    /// What is added is all that the caller says; what stands beside it differs when the call comes again.
    private Design once(Call call, String tool, Design design, JsonNode added, Function<Call, Design> change) {
        return effects.once(
                call, tool, List.of(design.id(), added), Design.class, () -> change.apply(call.withoutKey()));
    }

    private ToolAnswer summary(Call call, Arguments arguments, ToolExchange exchange) {
        UUID named = arguments.optionalId("design_id");
        arguments.check();
        Design design = inHand.find(call, exchange, named);
        Validity validity = designs.validate(call, design.id(), null);
        Configured configured = new Configured(
                design.id(),
                design.name(),
                design.version(),
                design.config().columns().size(),
                names(design),
                design.config().modelConfigs().size(),
                design.config().modelConfigs().stream().map(ModelConfig::alias).toList(),
                design.config().constraints().stream()
                        .map(ClassicConstraint::told)
                        .toList(),
                validity.valid(),
                validity.violations());
        String text = "'" + design.name() + "', version " + design.version() + ": " + configured.columns() + ". "
                + (validity.valid() ? "It can be submitted." : "It cannot be submitted yet.");
        return new ToolAnswer(text, configured);
    }

    private ToolAnswer preview(Call call, Arguments arguments, ToolExchange exchange) {
        UUID named = arguments.optionalId("design_id");
        Integer wanted = arguments.count("num_records");
        arguments.check();
        Design design = inHand.find(call, exchange, named);
        int rows = wanted == null ? PREVIEW_ROWS : wanted;
        Preview preview = exchange.waiting("Data Designer makes the rows", () -> previews.run(call, design.id(), rows));
        StringBuilder text = new StringBuilder("The first rows of version " + preview.version() + ":");
        preview.rows().forEach(row -> text.append('\n').append(WireJson.mapper().writeValueAsString(row)));
        preview.notices().forEach(notice -> text.append('\n').append(notice));
        return new ToolAnswer(
                text.toString(),
                new Previewed("success", preview.rows().size(), preview.version(), preview.rows(), preview.notices()));
    }

    private String defaultRole(Call call) {
        return models.list(call).items().getFirst().alias();
    }

    private static ToolAnswer added(Design design, @Nullable String column, @Nullable String type, String words) {
        Added added = new Added("added", column, type, design.id(), design.version(), names(design));
        return new ToolAnswer(
                words + ". The design is at version " + design.version() + " with the columns " + added.columns() + ".",
                added);
    }

    private static List<String> names(Design design) {
        return design.config().columns().stream().map(ColumnConfig::name).toList();
    }
}
