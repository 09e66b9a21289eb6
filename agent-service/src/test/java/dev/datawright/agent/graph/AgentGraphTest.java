package dev.datawright.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.bsc.langgraph4j.GraphRepresentation;
import org.bsc.langgraph4j.GraphStateException;
import org.junit.jupiter.api.Test;

class AgentGraphTest {

    @Test
    void hasTheShapeThatIsCheckedIn() throws GraphStateException, IOException {
        String drawn = AgentGraph.draw((turn, run) -> turn, (turn, run) -> turn, (turn, run) -> turn)
                .getGraph(GraphRepresentation.Type.MERMAID, "agent", false)
                .content();

        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/graph.mmd"))) {
            assertThat(drawn.strip()).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
