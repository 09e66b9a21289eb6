package dev.datawright.designer.generation;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.model.Budget;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.seed.SeedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes rows of valid configs. Row i is the same whichever stretch it is made in.
public interface RowGenerators {

    /// Name and version of what makes the rows: the same one makes the same values.
    String engine();

    /// Makes the rows of a stretch, with the columns of the output. An interrupt ends it.
    ///
    /// @param journal knows the model answers of earlier runs and keeps new ones
    /// @throws GenerationException when the rows cannot be made
    void generate(Stretch stretch, CellJournal journal, RowListener listener) throws IOException, InterruptedException;

    /// Makes the rows of a stretch as [#generate] does and writes them as a Parquet file, whose bytes follow from the
    /// stretch. The stream stays open.
    ///
    /// @throws GenerationException when the rows cannot be made; then what was written is no whole file
    ///
    /// @param transformed takes the same rows in the form of a processor, by its name
    void write(
            Stretch stretch,
            CellJournal journal,
            OutputStream out,
            Map<String, OutputStream> transformed,
            PartListener listener)
            throws IOException, InterruptedException;

    /// Some consecutive rows of a dataset.
    ///
    /// @param seedRows the config's seed data; absent when it has none
    /// @param budget for its model calls
    record Stretch(
            DataDesignerConfig config,
            long seed,
            long firstRow,
            long rows,
            @Nullable SeedRows seedRows,
            Budget budget) {
        /// With model calls that may cost anything.
        public Stretch(DataDesignerConfig config, long seed, long firstRow, long rows, @Nullable SeedRows seedRows) {
            this(config, seed, firstRow, rows, seedRows, Budget.unlimited());
        }
    }
}
