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

/// NVIDIA's own clients of both generations of Data Designer's API, at our service, with a model that echoes.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkIT {

    private final Path state = Checkout.target("real/sdk-" + System.currentTimeMillis());

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
    Stream<DynamicTest> servesTheClientOfNemoPlatform() {
        return new PythonCases(service, state).run("datawright.real.present", "sdk/present.py");
    }

    @TestFactory
    Stream<DynamicTest> servesTheClientOfNemoMicroservices() {
        return new PythonCases(service, state).run("datawright.real.former", "sdk/former.py");
    }
}
