package dev.datawright.designer.generation;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.GatewayChatModels;
import dev.datawright.engine.model.GatewayOptions;
import dev.datawright.engine.run.Cancellation;
import dev.datawright.engine.run.GenerationListener;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.engine.run.RowSink;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The engine, with the gateway for its models.
@Component
class EngineGenerators implements RowGenerators {

    private final GatewayChatModels models;
    private final Engine engine;
    private final EngineOptions options;
    private final ModelMeter meter;
    private final Traces traces;

    EngineGenerators(GatewayProperties gateway, Validators validators, MeterRegistry meters, Traces traces) {
        this.models = new GatewayChatModels(
                GatewayOptions.of(gateway.url(), gateway.apiKey().value()), ModelMeter::headers);
        this.meter = new ModelMeter(models, meters, traces);
        this.options = EngineOptions.of(meter.of(null)).withValidators(validators.remote());
        this.engine = new Engine(options);
        this.traces = traces;
    }

    @Override
    public String engine() {
        return Engine.VERSION;
    }

    @Override
    public void generate(Stretch stretch, CellJournal journal, RowListener listener)
            throws IOException, InterruptedException {
        GenerationListener heard = new GenerationListener() {
            @Override
            public void cellFailed(CellFailure failure) {
                listener.cellFailed(failure);
            }
        };
        RowSink sink = new RowSink() {
            @Override
            public void accept(RowBatch batch) throws IOException {
                listener.rows(batch);
            }

            @Override
            public void acceptTransformed(String processor, RowBatch batch) throws IOException {
                listener.transformed(processor, batch);
            }
        };
        run(making -> making.generate(request(stretch), sink, journal, heard, new Cancellation()));
    }

    @Override
    public void write(
            Stretch stretch,
            CellJournal journal,
            OutputStream out,
            Map<String, OutputStream> transformed,
            PartListener listener)
            throws IOException, InterruptedException {
        GenerationListener heard = new GenerationListener() {
            @Override
            public void rowsDone(long done, long total) {
                listener.rowsWritten(done);
            }

            @Override
            public void cellFailed(CellFailure failure) {
                listener.cellFailed(failure);
            }
        };
        run(making -> making.write(request(stretch), out, transformed, journal, heard, new Cancellation()));
    }

    @PreDestroy
    void close() {
        engine.close();
        models.close();
    }

    private static GenerationRequest request(Stretch stretch) {
        return new GenerationRequest(
                stretch.config(),
                stretch.seed(),
                stretch.firstRow(),
                stretch.rows(),
                stretch.seedRows(),
                stretch.budget());
    }

    /// A run that is traced has an engine of its own, whose model calls know where they belong.
    private void run(Function<Engine, GenerationReport> work) throws IOException, InterruptedException {
        String place = traces.here();
        if (place == null) {
            run(() -> work.apply(engine));
        } else {
            try (Engine traced = new Engine(new EngineOptions(
                    options.parallelism(), options.batchSize(), meter.of(place), options.validators()))) {
                run(() -> work.apply(traced));
            }
        }
    }

    private static void run(Supplier<GenerationReport> work) throws IOException, InterruptedException {
        try {
            GenerationReport unused = work.get();
        } catch (EngineException e) {
            switch (e) {
                case EngineException.Cancelled cancelled -> throw interrupted(cancelled);
                case EngineException.Refused refused -> throw new GenerationException(refused.getMessage(), refused);
                case EngineException.ModelsRefused refused ->
                    throw new GenerationException(refused.getMessage(), refused);
                case EngineException.TooManyFailures failures ->
                    throw new GenerationException(failures.getMessage(), failures);
                case EngineException.CostCapReached reached ->
                    throw new GenerationException(reached.getMessage(), reached);
                case EngineException.OutputFailed failed -> throw output(failed);
                case EngineException.Broken broken -> throw ofTheDatabase(broken);
            }
        }
    }

    private static InterruptedException interrupted(EngineException.Cancelled cancelled) {
        InterruptedException interrupted = new InterruptedException(cancelled.getMessage());
        interrupted.initCause(cancelled);
        return interrupted;
    }

    /// A journal that cannot be written ends the run, and the job goes on when the database is back.
    private static RuntimeException ofTheDatabase(EngineException.Broken broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException away) {
                return away;
            }
        }
        return broken;
    }

    /// What our own side threw, as it was.
    private static IOException output(EngineException.OutputFailed failed) {
        switch (failed.getCause()) {
            case RuntimeException own -> throw own;
            case IOException own -> {
                return own;
            }
            case null, default -> {
                return new IOException(failed.getMessage(), failed);
            }
        }
    }
}
