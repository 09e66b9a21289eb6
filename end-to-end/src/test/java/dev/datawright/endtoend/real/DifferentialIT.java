package dev.datawright.endtoend.real;

import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Many configs through the original library and through our service: columns, types, distributions, rows and refusals;
/// and the refusals and a few jobs through NVIDIA's own service.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialIT {

    private static final String ENVIRONMENT = "datawright.real.present";

    private final Path state = Checkout.target("real/differential-" + System.currentTimeMillis());

    private EchoModel model;
    private DataDesigner service;

    @BeforeAll
    void start() {
        model = EchoModel.start();
        service = DataDesigner.start(state, model.url(), EchoModel.KEY);
        service.awaitReady();
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        model.close();
    }

    @TestFactory
    Stream<DynamicTest> makesWhatTheOriginalMakes() {
        return new PythonCases(service, state)
                .run(
                        ENVIRONMENT,
                        "differential/compare.py",
                        Map.of("MODEL_URL", model.url().toString(), "MODEL_KEY", EchoModel.KEY));
    }

    /// What only the whole service decides: refusals over REST, and jobs.
    @TestFactory
    Stream<DynamicTest> decidesAsTheRealServiceDoes() {
        int port = Program.freePort();
        Path environment = PythonCases.environment(ENVIRONMENT);
        try (NemoPlatform nemo = NemoPlatform.start(environment, environment, state.resolve("nemo"), port)) {
            nemo.awaitReady();
            return new PythonCases(service, state)
                    .run(
                            ENVIRONMENT,
                            "differential/service.py",
                            Map.of("NEMO_URL", NemoPlatform.url(port).toString()));
        }
    }
}
