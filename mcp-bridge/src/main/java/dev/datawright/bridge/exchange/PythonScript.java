package dev.datawright.bridge.exchange;

import dev.datawright.bridge.macro.Macros;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.json.WireJson;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A script that makes the dataset with the library `data-designer`.
final class PythonScript {

    private static final int FEW_ROWS = 20;

    private final StringBuilder text = new StringBuilder();

    private PythonScript() {}

    static String of(Design design, ForeignConfig foreign) {
        PythonScript script = new PythonScript();
        script.write(design, foreign);
        return script.text.toString();
    }

    private void write(Design design, ForeignConfig foreign) {
        DataDesignerConfig config = foreign.config();
        boolean models = !config.modelConfigs().isEmpty();
        boolean numbers = Macros.areNumbers(config.seedConfig());
        boolean seeds = config.seedConfig() != null && !numbers;
        line("# " + Comments.oneLine(design.name()) + ", version " + design.version() + ".");
        line("# Needs: pip install data-designer. Run: python this_file.py ROWS");
        if (models) {
            line("# Asks models at GATEWAY_URL (ends in /v1) with the key in GATEWAY_API_KEY.");
        }
        if (seeds) {
            line("# Takes its seed data from the file that SEED_FILE names.");
        }
        foreign.leftOut().forEach(sentence -> line("# Left out: " + Comments.oneLine(sentence)));
        if (models || seeds) {
            line("import os");
        }
        line("import sys");
        line("");
        line("import data_designer.config as dd");
        if (numbers) {
            line("import pandas as pd");
        }
        line("from data_designer.interface import DataDesigner");
        line("");
        line("");
        line("def config_builder() -> dd.DataDesignerConfigBuilder:");
        JsonNode tree = WireJson.mapper().valueToTree(config);
        writeModels(tree.path("model_configs"));
        tree.path("columns").forEach(column -> call("add_column", column));
        tree.path("constraints").forEach(constraint -> call("add_constraint", constraint));
        if (seeds) {
            writeSeeds(tree.path("seed_config"));
        } else if (numbers) {
            line("    numbers = pd.DataFrame({" + PythonLiteral.text(Macros.NUMBER) + ": range(1, 1_000_001)})");
            line("    builder.with_seed_dataset(dd.DataFrameSeedSource(df=numbers))");
        }
        tree.path("processors").forEach(processor -> call("add_processor", processor));
        line("    return builder");
        line("");
        line("");
        line("if __name__ == \"__main__\":");
        line("    rows = int(sys.argv[1]) if len(sys.argv) > 1 else "
                + (design.rows() == null ? FEW_ROWS : design.rows()));
        writeProviders(models);
        line("    results = designer.create(config_builder(), num_records=rows)");
        line("    print(results.load_dataset())");
    }

    private void writeModels(JsonNode models) {
        if (models.isEmpty()) {
            line("    builder = dd.DataDesignerConfigBuilder(model_configs=[])");
            return;
        }
        line("    builder = dd.DataDesignerConfigBuilder(");
        line("        model_configs=[");
        for (JsonNode model : models) {
            line("            dd.ModelConfig(");
            model.properties().forEach(field -> argument(field, "                "));
            line("            ),");
        }
        line("        ]");
        line("    )");
    }

    private void writeSeeds(JsonNode seeds) {
        line("    builder.with_seed_dataset(");
        line("        dd.LocalFileSeedSource(path=os.environ[\"SEED_FILE\"]),");
        line("        sampling_strategy=dd.SamplingStrategy(" + PythonLiteral.of(seeds.path("sampling_strategy"), "")
                + "),");
        JsonNode selection = seeds.path("selection_strategy");
        if (selection.isObject()) {
            String type = selection.has("start") ? "IndexRange" : "PartitionBlock";
            line("        selection_strategy=dd." + type + "(**" + PythonLiteral.of(selection, "        ") + "),");
        }
        line("    )");
    }

    private void writeProviders(boolean models) {
        if (!models) {
            line("    designer = DataDesigner()");
            return;
        }
        line("    designer = DataDesigner(");
        line("        model_providers=[");
        line("            dd.ModelProvider(");
        line("                name=" + PythonLiteral.text(ForeignConfig.PROVIDER) + ",");
        line("                endpoint=os.environ[\"GATEWAY_URL\"],");
        line("                api_key=\"GATEWAY_API_KEY\",");
        line("            )");
        line("        ]");
        line("    )");
    }

    private void call(String method, JsonNode arguments) {
        line("    builder." + method + "(");
        arguments.properties().forEach(field -> argument(field, "        "));
        line("    )");
    }

    private void argument(Map.Entry<String, JsonNode> field, String indent) {
        line(indent + field.getKey() + "=" + PythonLiteral.of(field.getValue(), indent) + ",");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
