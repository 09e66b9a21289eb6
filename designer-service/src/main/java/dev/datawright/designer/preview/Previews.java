package dev.datawright.designer.preview;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.designer.generation.GenerationException;
import dev.datawright.designer.generation.RowGenerators;
import dev.datawright.designer.generation.RowListener;
import dev.datawright.designer.result.Analyses;
import dev.datawright.designer.seeddata.SeedData;
import dev.datawright.designer.seeddata.SeedDataException;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes the first rows of a config and tells how that goes, frame by frame; the last one is done or error.
@Component
class Previews {

    private static final Logger log = LoggerFactory.getLogger(Previews.class);

    private final RowGenerators generators;
    private final SeedData seedData;
    private final Semaphore turns;
    private final Traces traces;

    Previews(RowGenerators generators, SeedData seedData, PreviewProperties properties, Traces traces) {
        this.generators = generators;
        this.seedData = seedData;
        this.traces = traces;
        this.turns = new Semaphore(properties.parallel(), true);
    }

    void run(DataDesignerConfig config, int rows, long seed, Consumer<PreviewFrame> frames) {
        try {
            turns.acquire();
            try (Step step = traces.follow(Step.Kind.INSIDE, "make preview", traces.here())) {
                step.note("datawright.rows", rows);
                generate(config, rows, seed, frames);
            } finally {
                turns.release();
            }
        } catch (GenerationException | SeedDataException e) {
            fail(frames, String.valueOf(e.getMessage()), "GenerationException");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(frames, "The preview was stopped before it was done", "Stopped");
        } catch (IOException | RuntimeException e) {
            log.error("A preview failed", e);
            fail(frames, "The preview failed because of a mistake of Data Designer's own", "InternalError");
        }
    }

    private void generate(DataDesignerConfig config, int rows, long seed, Consumer<PreviewFrame> frames)
            throws InterruptedException, IOException {
        frames.accept(
                info("Preview generation in progress: " + rows + (rows == 1 ? " row" : " rows") + ", seed " + seed));
        PreviewJournal journal = new PreviewJournal();
        PreviewRows made = new PreviewRows(frames);
        generators.generate(new RowGenerators.Stretch(config, seed, 0, rows, seedData.of(config)), journal, made);
        frames.accept(info("Measuring dataset column statistics"));
        frames.accept(new PreviewFrame.DatasetMetadata(Map.of("seed_column_names", seedColumns(config), "seed", seed)));
        frames.accept(new PreviewFrame.Dataset(made.records()));
        made.transformed()
                .forEach((processor, records) -> frames.accept(new PreviewFrame.ProcessorOutput(processor, records)));
        frames.accept(new PreviewFrame.Analysis(Analyses.ofPreview(config, rows, made.batches(), journal.tokens())));
        frames.accept(new PreviewFrame.Done());
    }

    private static List<String> seedColumns(DataDesignerConfig config) {
        return config.columns().stream()
                .filter(SeedDatasetColumnConfig.class::isInstance)
                .map(ColumnConfig::name)
                .toList();
    }

    private static void fail(Consumer<PreviewFrame> frames, String message, String type) {
        frames.accept(new PreviewFrame.Log("error", message));
        frames.accept(new PreviewFrame.Failed(
                message, WireJson.mapper().createObjectNode().put("type", type)));
    }

    private static PreviewFrame info(String message) {
        return new PreviewFrame.Log("info", message);
    }

    /// The few rows of a preview, kept; a cell that stays empty is told at once.
    private record PreviewRows(
            Consumer<PreviewFrame> frames,
            List<RowBatch> batches,
            Map<String, List<Map<String, @Nullable Object>>> transformed)
            implements RowListener {

        PreviewRows(Consumer<PreviewFrame> frames) {
            this(frames, new ArrayList<>(), new LinkedHashMap<>());
        }

        @Override
        public void rows(RowBatch batch) {
            batches.add(batch);
        }

        @Override
        public void transformed(String processor, RowBatch batch) {
            transformed.computeIfAbsent(processor, name -> new ArrayList<>()).addAll(RowPages.records(batch));
        }

        @Override
        public void cellFailed(CellFailure failure) {
            frames.accept(new PreviewFrame.Log(
                    "warning",
                    "Column '" + failure.column() + "' stays empty in row " + failure.row() + ": " + failure.reason()));
        }

        List<Map<String, @Nullable Object>> records() {
            return batches.stream()
                    .flatMap(batch -> RowPages.records(batch).stream())
                    .toList();
        }
    }
}
