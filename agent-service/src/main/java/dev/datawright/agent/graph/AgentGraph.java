package dev.datawright.agent.graph;

import static dev.datawright.agent.graph.Nodes.REASONER;
import static dev.datawright.agent.graph.Nodes.SUBMITTER;
import static dev.datawright.agent.graph.Nodes.TOOLS;
import static org.bsc.langgraph4j.GraphDefinition.END;
import static org.bsc.langgraph4j.GraphDefinition.START;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.action.AsyncEdgeAction;

/// The edges: who may come after whom.
final class AgentGraph {

    private AgentGraph() {}

    static StateGraph<TurnState> draw(Nodes.Step reasoner, Nodes.Step tools, Nodes.Step submitter)
            throws GraphStateException {
        return new StateGraph<>(new TurnState.Serializer())
                .addNode(REASONER, Nodes.node(reasoner))
                .addNode(TOOLS, Nodes.node(tools))
                .addNode(SUBMITTER, Nodes.node(submitter))
                .addEdge(START, REASONER)
                .addConditionalEdges(REASONER, next(), branches(TOOLS, END))
                .addConditionalEdges(TOOLS, next(), branches(REASONER, SUBMITTER, END))
                .addConditionalEdges(SUBMITTER, next(), branches(REASONER, END));
    }

    private static AsyncEdgeAction<TurnState> next() {
        return state ->
                CompletableFuture.completedFuture(state.turn().next().name().toLowerCase(Locale.ROOT));
    }

    /// In the order given, so that the drawing is the same every time.
    private static Map<String, String> branches(String... nodes) {
        Map<String, String> branches = new LinkedHashMap<>();
        for (String node : nodes) {
            branches.put(node.equals(END) ? "end" : node, node);
        }
        return branches;
    }
}
