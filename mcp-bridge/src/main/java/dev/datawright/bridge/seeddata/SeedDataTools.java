package dev.datawright.bridge.seeddata;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [SeedData]. Files are brought over REST.
@Configuration(proxyBeanMethods = false)
class SeedDataTools {

    private final SeedData seedData;

    SeedDataTools(SeedData seedData) {
        this.seedData = seedData;
    }

    @Bean
    List<SyncToolSpecification> seedDataToolset() {
        return List.of(Tools.tool("list_seed_data", this::list), Tools.tool("describe_seed_data", this::describe));
    }

    private ToolAnswer list(Call call, Arguments arguments) {
        String after = arguments.text("after");
        Long limit = arguments.whole("limit");
        arguments.check();
        Integer size = limit == null ? null : (Integer) (int) Math.clamp(limit, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Listing<SeedDataset> found = seedData.list(call, after, size);
        String lines = found.items().stream()
                .map(dataset -> "\n" + dataset.id() + " " + dataset.name() + ": " + dataset.rows() + " rows of "
                        + dataset.columns().stream().map(SeedColumn::name).collect(Collectors.joining(", ")))
                .collect(Collectors.joining());
        String text = lines.isEmpty()
                ? "There is no seed data. A person uploads it: POST /api/bridge/seed-data?name=customers.csv"
                : found.items().size() + (found.items().size() == 1 ? " file:" : " files:") + lines;
        return new ToolAnswer(text, found);
    }

    private ToolAnswer describe(Call call, Arguments arguments) {
        UUID id = arguments.id("seed_data_id");
        arguments.check();
        SeedDataset dataset = seedData.get(call, id);
        StringBuilder text = new StringBuilder(dataset.name() + ": " + dataset.rows() + " rows");
        for (SeedColumn column : dataset.columns()) {
            text.append('\n').append(WireJson.mapper().writeValueAsString(column));
        }
        text.append("\nA design starts from it with seed_config ")
                .append(WireJson.mapper().writeValueAsString(dataset.seedConfig()))
                .append(" and a seed-dataset column for each column it takes.");
        return new ToolAnswer(text.toString(), dataset);
    }
}
