package dev.datawright.contract.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A line of a preview's NDJSON answer, by `kind`.
///
/// Order seen: logs, heartbeats between, dataset_metadata, dataset, processor_output for each, analysis, done; or an
/// error as the last line of what began as HTTP 200.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = PreviewFrame.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = PreviewFrame.Log.class, name = "log"),
    @JsonSubTypes.Type(value = PreviewFrame.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = PreviewFrame.DatasetMetadata.class, name = "dataset_metadata"),
    @JsonSubTypes.Type(value = PreviewFrame.Dataset.class, name = "dataset"),
    @JsonSubTypes.Type(value = PreviewFrame.ProcessorOutput.class, name = "processor_output"),
    @JsonSubTypes.Type(value = PreviewFrame.Analysis.class, name = "analysis"),
    @JsonSubTypes.Type(value = PreviewFrame.Done.class, name = "done"),
    @JsonSubTypes.Type(value = PreviewFrame.Failed.class, name = "error")
})
public sealed interface PreviewFrame {

    /// @param level info, warning or error
    record Log(String level, String message) implements PreviewFrame {}

    record Heartbeat() implements PreviewFrame {}

    record DatasetMetadata(Map<String, Object> metadata) implements PreviewFrame {}

    /// @param records one map a row, columns in order, a null for a cell without value
    record Dataset(
            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            List<Map<String, @Nullable Object>> records) implements PreviewFrame {}

    /// The rows in the form of a processor.
    record ProcessorOutput(
            String processorName,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            List<Map<String, @Nullable Object>> records)
            implements PreviewFrame {}

    record Analysis(JsonNode analysis) implements PreviewFrame {}

    record Done() implements PreviewFrame {}

    record Failed(String message, @Nullable JsonNode details) implements PreviewFrame {}

    /// A kind this suite does not read.
    record Other() implements PreviewFrame {}
}
