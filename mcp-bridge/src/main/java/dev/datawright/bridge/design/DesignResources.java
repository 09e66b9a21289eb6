package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.ListedResources;
import dev.datawright.bridge.mcp.Resources;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Designs and column types as resources that a client can attach, and prompts about them.
@Configuration(proxyBeanMethods = false)
class DesignResources {

    private static final String DESIGN = "datawright://designs/{id}";
    private static final String VERSION = "datawright://designs/{id}/versions/{n}";
    private static final String COLUMN_TYPE = "datawright://column-types/{type}";
    private static final String DESIGN_DATASET = "design_dataset";
    private static final String REVIEW_DESIGN = "review_design";
    private static final int COMPLETED = 200;

    private final Designs designs;
    private final History history;
    private final ColumnTypes columnTypes;

    DesignResources(Designs designs, History history, ColumnTypes columnTypes) {
        this.designs = designs;
        this.history = history;
        this.columnTypes = columnTypes;
    }

    @Bean
    List<SyncResourceTemplateSpecification> designResourceTemplates() {
        return List.of(
                Resources.template(
                        DESIGN,
                        "design",
                        "Design",
                        "The newest version of a design, in Data Designer's own words.",
                        (call, parts) -> designs.get(call, Resources.id(parts, "id", "design"), null)),
                Resources.template(
                        VERSION,
                        "design-version",
                        "Version of a design",
                        "A design as it was at one version.",
                        (call, parts) -> designs.get(call, Resources.id(parts, "id", "design"), version(parts))),
                Resources.template(
                        COLUMN_TYPE,
                        "column-type",
                        "Column type",
                        "Parameters of a column type and an example of it.",
                        (call, parts) -> columnTypes.describe(call, parts.get("type"))));
    }

    @Bean
    @Order(1)
    ListedResources listedDesigns() {
        return (call, after) -> {
            Listing<DesignSummary> page = designs.list(call, after, null);
            return new Listing<>(
                    page.items().stream()
                            .map(design -> Resources.resource(
                                    "datawright://designs/" + design.id(),
                                    design.name(),
                                    "Design at version " + design.version() + " with " + design.columns()
                                            + (design.columns() == 1 ? " column" : " columns")))
                            .toList(),
                    page.next());
        };
    }

    @Bean
    @Order(3)
    ListedResources listedColumnTypes() {
        return (call, after) -> new Listing<>(
                columnTypes.names().stream()
                        .map(type -> Resources.resource(
                                "datawright://column-types/" + type, type, "Reference of the column type " + type))
                        .toList(),
                null);
    }

    @Bean
    List<SyncPromptSpecification> designPrompts() {
        McpSchema.Prompt design = new McpSchema.Prompt(
                DESIGN_DATASET,
                "Design a dataset",
                "From a wish in a sentence to a design that was looked at.",
                List.of(
                        new McpSchema.PromptArgument("wish", "What the dataset is about.", true),
                        new McpSchema.PromptArgument("rows", "How many rows it is to have.", false)));
        McpSchema.Prompt review = new McpSchema.Prompt(
                REVIEW_DESIGN,
                "Review a design",
                "What a design makes, and what could be better.",
                List.of(new McpSchema.PromptArgument("design", "Id of the design.", true)));
        return List.of(Resources.prompt(design, this::design), Resources.prompt(review, this::review));
    }

    private List<McpSchema.PromptMessage> design(Call call, Map<String, String> arguments) {
        String rows = arguments.getOrDefault("rows", "").strip();
        return List.of(said("Design a synthetic dataset: " + needed(arguments, "wish") + "\n"
                + (rows.isEmpty() ? "" : "It is to have " + rows + " rows.\n")
                + "Look up column types with describe_column_types where you are not sure. Create a design, set all"
                + " its columns in one call with a reason for each, and preview five rows. Look at them as somebody"
                + " who knows the subject would, change what is not plausible, and then tell what you assumed and"
                + " what a job of that size would cost. A job is created only when a person has approved it."));
    }

    private List<McpSchema.PromptMessage> review(Call call, Map<String, String> arguments) {
        UUID id = Resources.id(Map.of("design", needed(arguments, "design").strip()), "design", "design");
        String design = WireJson.mapper().writeValueAsString(designs.get(call, id, null));
        McpSchema.EmbeddedResource attached = new McpSchema.EmbeddedResource(
                null, new McpSchema.TextResourceContents("datawright://designs/" + id, "application/json", design));
        return List.of(
                said("Review the attached design of a synthetic dataset. Say in a few sentences what it makes. Then"
                        + " list what is implausible, missing or contradictory, each with the column, why it matters"
                        + " and the change you propose. Do not change the design before you are asked to."),
                new McpSchema.PromptMessage(McpSchema.Role.USER, attached));
    }

    @Bean
    List<SyncCompletionSpecification> designCompletions() {
        return List.of(
                Resources.completion(new McpSchema.ResourceReference(DESIGN), this::complete),
                Resources.completion(new McpSchema.ResourceReference(VERSION), this::complete),
                Resources.completion(
                        new McpSchema.ResourceReference(COLUMN_TYPE),
                        (call, argument, typed, others) -> columnTypes.names().stream()
                                .filter(name -> name.startsWith(typed))
                                .toList()),
                Resources.completion(new McpSchema.PromptReference(REVIEW_DESIGN), this::complete));
    }

    /// Ids of designs by the beginning of the id or a part of the name; numbers of versions, newest first.
    private List<String> complete(Call call, String argument, String typed, Map<String, String> others) {
        if (argument.equals("n")) {
            UUID id = Resources.id(others, "id", "design");
            return history.versions(call, id, null, COMPLETED).items().stream()
                    .map(version -> Integer.toString(version.version()))
                    .filter(number -> number.startsWith(typed))
                    .toList();
        }
        String looked = typed.toLowerCase(Locale.ROOT);
        return designs.list(call, null, COMPLETED).items().stream()
                .filter(design -> design.id().toString().startsWith(looked)
                        || design.name().toLowerCase(Locale.ROOT).contains(looked))
                .map(design -> design.id().toString())
                .toList();
    }

    private static McpSchema.PromptMessage said(String text) {
        return new McpSchema.PromptMessage(McpSchema.Role.USER, new McpSchema.TextContent(text));
    }

    private static String needed(Map<String, String> arguments, String name) {
        @Nullable String value = arguments.get(name);
        if (value == null || value.isBlank()) {
            throw BridgeFailure.invalid(name, "missing", "the argument '" + name + "' is missing", null);
        }
        return value;
    }

    private static int version(Map<String, String> parts) {
        try {
            return Integer.parseInt(parts.getOrDefault("n", ""));
        } catch (NumberFormatException e) {
            throw BridgeFailure.notFound("version", parts.getOrDefault("n", ""));
        }
    }
}
