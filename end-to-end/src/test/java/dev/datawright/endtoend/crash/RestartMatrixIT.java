package dev.datawright.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.testsupport.suite.RunningSuite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
/// `RESTARTS_ONLY`, such as `mcp-bridge postgresql`, leaves out the other processes.
@Tag("restarts")
class RestartMatrixIT {

    private static final List<String> PROCESSES = List.of(
            "offline-model", "designer-service", "mcp-bridge", "agent-service", "ui-service", "postgresql", "launcher");
    private static final Set<String> ONLY = Arrays.stream(
                    System.getenv().getOrDefault("RESTARTS_ONLY", "").split(" "))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    @BeforeAll
    static void knowsTheNames() {
        assertThat(PROCESSES).containsAll(ONLY);
    }

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
            return PROCESSES.stream()
                    .filter(process -> ONLY.isEmpty() || ONLY.contains(process))
                    .flatMap(process -> Stream.of(stages)
                            .map(stage -> DynamicTest.dynamicTest(
                                    "%s dies at %s".formatted(process, stage),
                                    () -> interruptions.survives(process, stage))));
        }
    }
}
