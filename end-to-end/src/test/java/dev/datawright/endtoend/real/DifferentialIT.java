package dev.datawright.endtoend.real;

import dev.datawright.testsupport.suite.Checkout;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Many configs through the original library and through our service: columns, types, distributions and refusals.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialIT {

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
        return new PythonCases(service, state).run("datawright.real.present", "differential/compare.py");
    }
}
