package dev.datawright.agent.graph;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The few words that people read about a tool.
final class Phrases {

    private static final Map<String, String> RUNNING = Map.of(
            "set_columns", "setting columns",
            "remove_columns", "removing columns",
            "set_constraints", "setting constraints",
            "set_models_and_processors", "setting models and processors",
            "validate_design", "checking the design",
            "preview_design", "making a preview",
            "estimate_job", "estimating the job",
            "describe_column_types", "looking up column types",
            "read_rows", "reading rows",
            "propose_job", "preparing the job");
    private static final Map<String, String> DONE = Map.of(
            "set_columns", "set the columns",
            "remove_columns", "removed columns",
            "set_constraints", "set the constraints",
            "set_models_and_processors", "set models and processors",
            "validate_design", "checked the design",
            "preview_design", "made a preview",
            "estimate_job", "estimated the job",
            "describe_column_types", "looked up column types",
            "read_rows", "read rows",
            "propose_job", "job prepared");
    private static final Map<String, String> FAILED = Map.of(
            "set_columns", "columns refused, looking again",
            "remove_columns", "columns not removed",
            "set_constraints", "constraints refused, looking again",
            "set_models_and_processors", "models refused, looking again",
            "preview_design", "no preview",
            "propose_job", "job not prepared");

    private Phrases() {}

    static String running(String tool, JsonNode arguments) {
        int columns = arguments.path("columns").size();
        if (tool.equals("set_columns") && columns > 0) {
            return "setting " + counted(columns, "column");
        }
        return RUNNING.getOrDefault(tool, "using a tool");
    }

    static String done(String tool, @Nullable String summary) {
        return summary == null || summary.isBlank() ? DONE.getOrDefault(tool, "done") : summary;
    }

    static String failed(String tool) {
        return FAILED.getOrDefault(tool, "that did not work, looking again");
    }

    static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
