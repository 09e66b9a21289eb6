package dev.datawright.engine;

import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.engine.run.RowSink;
import dev.datawright.engine.run.Run;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes rows from a design. One engine serves any number of runs at once.
///
/// Row i follows from (config, seed, i) alone, except for model cells: the same at any parallelism, batch size and
/// first row. Exactly the rows asked for come out, or an [EngineException] says why not.
public final class Engine implements AutoCloseable {

    /// Name and version for manifests; it changes when the same seed would give other values.
    public static final String VERSION = "datawright-engine 2, names 1";

    private final EngineOptions options;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    public Engine(EngineOptions options) {
        this.options = options;
    }

    /// Makes rows and hands them to the sink in order, on the calling thread, which may be interrupted.
    ///
    /// @throws EngineException when the run ends before the last row; what the sink has taken by then is right
    public GenerationReport generate(
            GenerationRequest request,
            RowSink sink,
            CellJournal journal,
            GenerationListener listener,
            Cancellation cancellation) {
        return run(request, journal, listener, cancellation).generate(sink);
    }

    /// Makes rows without a journal, a listener or a way to cancel other than interrupting.
    public GenerationReport generate(GenerationRequest request, RowSink sink) {
        return generate(request, sink, CellJournal.none(), GenerationListener.none(), new Cancellation());
    }

    /// Makes rows and writes them as a Parquet file, whose bytes follow from the request. The stream stays open.
    ///
    /// @throws EngineException when the run ends before the last row; then what was written is no whole file
    public GenerationReport write(
            GenerationRequest request,
            OutputStream out,
            CellJournal journal,
            GenerationListener listener,
            Cancellation cancellation) {
        return write(request, out, Map.of(), journal, listener, cancellation);
    }

    /// The same, with the rows in the forms of the design's processors.
    ///
    /// @param transformed takes the Parquet file of a processor, by its name; the streams stay open
    public GenerationReport write(
            GenerationRequest request,
            OutputStream out,
            Map<String, OutputStream> transformed,
            CellJournal journal,
            GenerationListener listener,
            Cancellation cancellation) {
        return run(request, journal, listener, cancellation).write(out, transformed);
    }

    /// Ends all model calls; runs that wait for one are cancelled.
    @Override
    public void close() {
        callers.shutdownNow();
    }

    private Run run(
            GenerationRequest request, CellJournal journal, GenerationListener listener, Cancellation cancellation) {
        return new Run(
                request,
                options.parallelism(),
                options.batchSize(),
                options.models(),
                options.validators(),
                callers,
                journal,
                listener,
                cancellation);
    }
}
