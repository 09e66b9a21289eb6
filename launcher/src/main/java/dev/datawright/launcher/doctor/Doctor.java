package dev.datawright.launcher.doctor;

import dev.datawright.launcher.gateway.LiteLlm;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All findings about one installation; nothing is changed by looking.
public final class Doctor {

    private final Home home;
    private final Given given;
    private final int usualPort;

    /// What the person says about the backends; what is absent is taken from the instance that runs.
    public record Given(
            @Nullable String gatewayUrl,
            @Nullable String gatewayKey,
            String gatewayModel,
            @Nullable String dataDesignerUrl,
            @Nullable String dataDesignerKey) {

        /// Keys are secrets.
        @Override
        public String toString() {
            return "Given[gateway " + gatewayUrl + ", data designer " + dataDesignerUrl + "]";
        }
    }

    public Doctor(Home home, Given given, int usualPort) {
        this.home = home;
        this.given = given;
        this.usualPort = usualPort;
    }

    public List<Finding> look() throws InterruptedException {
        Optional<RunState> state = new StateFile(home).read();
        Optional<RunState> running = state.filter(RunState::isRunning);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new RunFindings(home, state, usualPort).look());
        findings.addAll(new DatabaseFindings(home, running).look());
        String runningGateway = running.map(RunState::gatewayUrl).orElse(null);
        String runningDesigner = running.map(RunState::dataDesignerUrl).orElse(null);
        findings.addAll(new BackendFindings(
                        given.gatewayUrl() == null ? runningGateway : withVersion(given.gatewayUrl()),
                        given.gatewayKey() == null ? ownKey(running) : given.gatewayKey(),
                        given.gatewayModel(),
                        given.dataDesignerUrl() == null ? runningDesigner : given.dataDesignerUrl(),
                        given.dataDesignerKey())
                .look());
        return findings;
    }

    /// A LiteLLM that the suite has started takes the installation's own key.
    private @Nullable String ownKey(Optional<RunState> running) {
        boolean own = running.stream()
                .flatMap(state -> state.processes().stream())
                .anyMatch(process -> process.name().equals(LiteLlm.NAME));
        if (!own || given.gatewayUrl() != null) {
            return null;
        }
        try {
            return LiteLlm.masterKey(LocalSecrets.of(home));
        } catch (IOException _) {
            return null;
        }
    }

    private static String withVersion(String url) {
        String plain = url.replaceAll("/+$", "");
        return plain.endsWith("/v1") ? plain : plain + "/v1";
    }
}
