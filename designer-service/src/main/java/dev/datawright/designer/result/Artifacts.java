package dev.datawright.designer.result;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A finished dataset as NVIDIA hands it over: one tar.gz of its folder.
public final class Artifacts {

    private static final String ROOT = "artifacts/dataset/";

    private Artifacts() {}

    /// Streams the archive; closes the stream.
    ///
    /// @param parts in row order
    /// @param transformed the parts in the form of a processor, by its name
    public static void write(
            OutputStream out,
            DataDesignerConfig config,
            long rows,
            List<Path> parts,
            Map<String, List<Path>> transformed,
            Instant finishedAt)
            throws IOException {
        try (Tar tar = new Tar(new GZIPOutputStream(out), finishedAt.getEpochSecond())) {
            tar.add(ROOT + "builder_config.json", json(Map.of("data_designer", config)));
            tar.add(
                    ROOT + "metadata.json",
                    json(Map.of(
                            "target_num_records",
                            rows,
                            "original_target_num_records",
                            rows,
                            "actual_num_records",
                            rows,
                            "total_num_batches",
                            parts.size(),
                            "num_completed_batches",
                            parts.size())));
            for (int number = 0; number < parts.size(); number++) {
                tar.add(ROOT + "parquet-files/batch_%05d.parquet".formatted(number), parts.get(number));
            }
            for (Map.Entry<String, List<Path>> processor : transformed.entrySet()) {
                String folder = ROOT + "processors-files/" + processor.getKey();
                for (int number = 0; number < processor.getValue().size(); number++) {
                    tar.add(
                            folder + "/batch_%05d.parquet".formatted(number),
                            processor.getValue().get(number));
                }
            }
        }
    }

    private static byte[] json(Object value) {
        return WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }
}
