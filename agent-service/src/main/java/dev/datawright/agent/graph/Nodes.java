package dev.datawright.agent.graph;

import dev.datawright.agent.run.RunExecution;
import java.util.concurrent.CompletableFuture;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.action.AsyncNodeActionWithConfig;

/// The names of the nodes, and how a node is put into the graph.
final class Nodes {

    static final String REASONER = "reasoner";
    static final String TOOLS = "tools";
    static final String SUBMITTER = "submitter";

    /// Where a node finds the run it works for.
    static final String RUN = "run";

    private Nodes() {}

    /// A node: from one turn to the next, on behalf of a run.
    @FunctionalInterface
    interface Step {
        Turn apply(Turn turn, RunExecution run);
    }

    /// Steps block: the graph of a run has a virtual thread of its own.
    static AsyncNodeActionWithConfig<TurnState> node(Step step) {
        return (state, config) -> {
            try {
                return CompletableFuture.completedFuture(TurnState.of(step.apply(state.turn(), run(config))));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }

    private static RunExecution run(RunnableConfig config) {
        if (config.metadata(RUN).orElse(null) instanceof RunExecution run) {
            return run;
        }
        throw new IllegalStateException("The graph runs on behalf of a run only");
    }
}
