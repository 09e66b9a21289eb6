package dev.datawright.endtoend.real;

import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Our designer-service as a process of its own, with a database of its own.
final class DataDesigner implements AutoCloseable {

    static final String KEY = "sk-sdk-tier";

    private final Program program;
    private final int port;

    private DataDesigner(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// @param state a folder of its own
    /// @param gateway where its models are; ends in `/v1`
    static DataDesigner start(Path state, URI gateway, String gatewayKey) {
        TestDatabase database = TestDatabase.fresh();
        int port = Program.freePort();
        Program program = Program.start(
                "designer-service",
                state.resolve("designer-service.log"),
                Map.ofEntries(
                        Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                        Map.entry("SERVER_PORT", Integer.toString(port)),
                        Map.entry("SPRING_DATASOURCE_URL", database.url()),
                        Map.entry("SPRING_DATASOURCE_USERNAME", database.username()),
                        Map.entry("SPRING_DATASOURCE_PASSWORD", database.password()),
                        Map.entry("DATAWRIGHT_DESIGNER_API_KEY", KEY),
                        Map.entry("DATAWRIGHT_DESIGNER_GATEWAY_URL", gateway.toString()),
                        Map.entry("DATAWRIGHT_DESIGNER_GATEWAY_API_KEY", gatewayKey),
                        Map.entry(
                                "DATAWRIGHT_DESIGNER_FILE_STORE",
                                state.resolve("files").toString())),
                List.of(
                        Checkout.java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        Checkout.app("designer-service").toString()));
        return new DataDesigner(program, port);
    }

    DataDesigner awaitReady() {
        program.awaitReady(url().resolve("/actuator/health/readiness"), Duration.ofMinutes(5));
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The end of its log.
    String lastLines() {
        return program.lastLines(30);
    }

    @Override
    public void close() {
        program.close();
    }
}
