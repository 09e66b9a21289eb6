package dev.datawright.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// How a service is started.
///
/// @param command asked anew for each start, since a later start may know a quicker way
/// @param folder where it runs
/// @param readinessPath where it tells, without a key, whether it is usable
/// @param environment added to this process's own
public record ServiceSpec(
        String name,
        Supplier<List<String>> command,
        Map<String, String> environment,
        int port,
        Path folder,
        Path log,
        String readinessPath) {

    /// Where Spring's services tell it.
    public static final String SPRING_READINESS = "/actuator/health/readiness";

    public ServiceSpec {
        environment = Map.copyOf(environment);
    }

    public String readiness() {
        return "http://127.0.0.1:" + port + readinessPath;
    }

    /// Environment names are printed, their values are secrets.
    @Override
    public String toString() {
        return "ServiceSpec[" + name + ", port " + port + ", " + environment.keySet() + "]";
    }
}
