package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.rules.Rules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes rows with our engine and leaves one Parquet file: the process that the engine's benchmark measures.
///
/// `EngineRows CONFIG.json ROWS FILE THREADS`
public final class EngineRows {

    private static final long SEED = 7;

    private EngineRows() {}

    public static void main(String[] arguments) throws IOException {
        GenerationRequest request = GenerationRequest.head(
                Rules.read(WireJson.mapper().readTree(Files.readString(Path.of(arguments[0]))))
                        .orElseThrow(),
                SEED,
                Long.parseLong(arguments[1]));
        EngineOptions options = EngineOptions.of(ChatModels.none()).withParallelism(Integer.parseInt(arguments[3]));
        try (Engine engine = new Engine(options);
                OutputStream out = Files.newOutputStream(Path.of(arguments[2]))) {
            GenerationReport report =
                    engine.write(request, out, CellJournal.none(), GenerationListener.none(), new Cancellation());
            if (report.rows() != request.rowCount() || report.failedCellCount() > 0) {
                throw new IllegalStateException("Not what was asked for came out: " + report);
            }
        }
    }
}
