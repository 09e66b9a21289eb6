package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.ModelConfig;
import java.time.Duration;

/// The line to one model, shared by all columns that ask it: its turns, its retries and what it may cost.
public final class ModelLine {

    /// Data Designer's limit of calls at once when a model config names none.
    public static final int PARALLEL = 4;

    private final ModelConfig model;
    private final ModelCalls calls;
    private final ModelGate gate;

    public ModelLine(ModelConfig model, ModelCalls calls) {
        this.model = model;
        this.calls = calls;
        this.gate = new ModelGate(parallel(model));
    }

    /// How many calls to the model may be open at once.
    public static int parallel(ModelConfig model) {
        InferenceParameters parameters = model.inferenceParameters();
        Integer parallel = parameters == null ? null : parameters.maxParallelRequests();
        return parallel == null ? PARALLEL : parallel;
    }

    String model() {
        return model.model();
    }

    InferenceParameters parameters() {
        InferenceParameters given = model.inferenceParameters();
        return given == null ? InferenceParameters.defaults() : given;
    }

    ModelCalls calls() {
        return calls;
    }

    /// Makes a call, and makes it again while that may help.
    ///
    /// @param asking whose cell it is for: its place among those that wait
    /// @throws ModelCallException when it stays without an answer
    <T> T call(ModelColumn.Asking asking, Call<T> call) throws InterruptedException {
        Patience patience = calls.models().patience();
        int failures = 0;
        int busy = 0;
        long busySince = System.nanoTime();
        while (true) {
            ModelCallException failure;
            try {
                return once(asking, call);
            } catch (ModelCallException failed) {
                failure = failed;
            }
            boolean isBusy = failure.kind() == ModelCallException.Kind.BUSY;
            busySince = isBusy && busy > 0 ? busySince : System.nanoTime();
            busy = isBusy ? busy + 1 : 0;
            failures += isBusy ? 0 : 1;
            boolean enough = isBusy
                    ? System.nanoTime() - busySince > patience.longestWait().toNanos()
                    : failures > patience.retries();
            if (!failure.mayPass() || enough) {
                throw failure;
            }
            Duration asked = failure.retryAfter();
            Thread.sleep(asked == null ? patience.pause(isBusy ? busy : failures) : patience.shortened(asked));
        }
    }

    private <T> T once(ModelColumn.Asking asking, Call<T> call) throws InterruptedException {
        gate.enter(asking.number(), asking.behind());
        Runnable leave = gate::failed;
        try {
            calls.watch().check();
            calls.budget().check();
            asking.attempts().made++;
            T answer = call.make();
            leave = gate::succeeded;
            calls.watch().answered();
            return answer;
        } catch (ModelCallException failed) {
            if (failed.kind() == ModelCallException.Kind.BUSY) {
                leave = gate::busy;
            }
            throw failed;
        } finally {
            leave.run();
        }
    }

    /// How often a cell was asked for.
    static final class Attempts {
        int made;
    }

    /// One call.
    @FunctionalInterface
    interface Call<T> {
        T make() throws InterruptedException;
    }
}
