package dev.datawright.agent.tools;

import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts the calls of the bridge's tools and traces each: which, how long, how it ended. Never what was asked or
/// answered.
@Component
class ToolMeter {

    private final MeterRegistry meters;
    private final Traces traces;

    ToolMeter(MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    /// Makes a call on this thread.
    ///
    /// @param tool one that the bridge has
    ToolAnswer call(String tool, Supplier<ToolAnswer> call) {
        long start = System.nanoTime();
        String outcome = "failed";
        try (Step step = traces.follow(Step.Kind.CALL, "execute_tool " + tool, traces.here())) {
            step.note("gen_ai.operation.name", "execute_tool")
                    .note("gen_ai.tool.name", tool)
                    .note("gen_ai.tool.type", "function")
                    .note("mcp.method.name", "tools/call");
            try {
                ToolAnswer answer = call.get();
                outcome = answer.failed() ? "refused" : "ok";
                if (answer.failed()) {
                    step.failed("tool_error");
                }
                return answer;
            } catch (BridgeAway e) {
                outcome = "away";
                step.failed(outcome);
                throw e;
            }
        } finally {
            meters.timer("datawright.tool.calls", "tool", tool, "outcome", outcome)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
