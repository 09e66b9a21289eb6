package dev.datawright.endtoend.crash;

import dev.datawright.testsupport.suite.RunningSuite;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Every process dies once at every stage. `./datawright test --real --only restarts` runs it.
///
/// Each half has a suite of its own: the launcher gives up on a process that dies six times within ten minutes.
@Tag("restarts")
class RestartMatrixIT {

    @Nested
    class BeforeTheJob extends Half {
        @TestFactory
        Stream<DynamicTest> goesOn() {
            return deaths(Stage.DESIGNING, Stage.PREVIEWING, Stage.AWAITING_APPROVAL);
        }
    }

    @Nested
    class FromTheJobOn extends Half {
        @TestFactory
        Stream<DynamicTest> goesOn() {
            return deaths(Stage.APPROVED, Stage.RUNNING, Stage.DOWNLOADING);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Half {

        private RunningSuite suite;
        private Interruptions interruptions;

        @BeforeAll
        void start() {
            suite = RunningSuite.start(Map.of());
            interruptions = new Interruptions(suite);
        }

        @AfterAll
        void end() {
            suite.close();
        }

        Stream<DynamicTest> deaths(Stage... stages) {
            return Stream.of(
                            "offline-model",
                            "designer-service",
                            "mcp-bridge",
                            "agent-service",
                            "ui-service",
                            "postgresql",
                            "launcher")
                    .flatMap(process -> Stream.of(stages)
                            .map(stage -> DynamicTest.dynamicTest(
                                    "%s dies at %s".formatted(process, stage),
                                    () -> interruptions.survives(process, stage))));
        }
    }
}
