package dev.datawright.endtoend.crash;

import dev.datawright.testsupport.suite.RunningSuite;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Every process dies once at every stage. `./datawright test --real --only restarts` runs it.
@Tag("restarts")
class RestartMatrixIT {

    private static final RunningSuite SUITE = RunningSuite.start(Map.of());

    private final Interruptions interruptions = new Interruptions(SUITE);

    @AfterAll
    static void endTheSuite() {
        SUITE.close();
    }

    @TestFactory
    Stream<DynamicTest> goesOnAfterAProcessDies() {
        return Stream.of(
                        "offline-model",
                        "designer-service",
                        "mcp-bridge",
                        "agent-service",
                        "ui-service",
                        "postgresql",
                        "launcher")
                .flatMap(process -> Stream.of(Stage.values())
                        .map(stage -> DynamicTest.dynamicTest(
                                "%s dies at %s".formatted(process, stage),
                                () -> interruptions.survives(process, stage))));
    }
}
