package dev.datawright.bridge.mcp;

import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.concurrent.TimeUnit;

/// Times every call of a tool and, where traces are kept, makes a span of it. Never what was asked or answered.
///
/// Each call passes here, so the timers are made beforehand.
final class ToolMeter {

    private final MeterRegistry meters;
    private final Traces traces;

    ToolMeter(MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    SyncToolSpecification metered(SyncToolSpecification tool) {
        String name = tool.tool().name();
        Timer ok = timer(name, "ok");
        Timer refused = timer(name, "refused");
        Timer failed = timer(name, "failed");
        return SyncToolSpecification.builder()
                .tool(tool.tool())
                .callHandler((exchange, request) -> {
                    long start = System.nanoTime();
                    Timer outcome = failed;
                    try (Step step = traces.follow(Step.Kind.INSIDE, "execute_tool " + name, traces.here())) {
                        step.note("gen_ai.operation.name", "execute_tool")
                                .note("gen_ai.tool.name", name)
                                .note("mcp.method.name", "tools/call");
                        CallToolResult result = tool.callHandler().apply(exchange, request);
                        boolean isError = Boolean.TRUE.equals(result.isError());
                        if (isError) {
                            step.failed("tool_error");
                        }
                        outcome = isError ? refused : ok;
                        return result;
                    } finally {
                        outcome.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                    }
                })
                .build();
    }

    private Timer timer(String tool, String outcome) {
        return meters.timer("datawright.tool.calls", "tool", tool, "outcome", outcome);
    }
}
