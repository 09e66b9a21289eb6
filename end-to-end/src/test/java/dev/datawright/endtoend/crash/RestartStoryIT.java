package dev.datawright.endtoend.crash;

import dev.datawright.testsupport.suite.RunningSuite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every process and every stage at least once; [RestartMatrixIT] has all pairs.
class RestartStoryIT {

    private final Interruptions interruptions = new Interruptions(RunningSuite.shared());

    @ParameterizedTest(name = "{0} dies at {1}")
    @CsvSource({
        "agent-service, APPROVED",
        "agent-service, RUNNING",
        "offline-model, DESIGNING",
        "designer-service, RUNNING",
        "postgresql, AWAITING_APPROVAL",
        "ui-service, PREVIEWING",
        "mcp-bridge, DOWNLOADING",
    })
    void goesOnAfterAProcessDies(String process, Stage stage) {
        interruptions.survives(process, stage);
    }
}
