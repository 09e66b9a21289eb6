package dev.datawright.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.process.PortOwner;
import dev.datawright.launcher.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortChoiceTest {

    @Test
    void takesTheOneAskedFor() throws IOException {
        int free = Ports.free(1).getFirst();
        assertThat(PortChoice.choose(free, _ -> {})).isEqualTo(free);
    }

    @Test
    void refusesATakenOneAndNamesItsOwner() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> PortChoice.choose(port, _ -> {}))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith("Port " + port + " is taken by " + PortOwner.describe(port) + ". Port ")
                    .hasMessageEndingWith(" is free.");
        }
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> PortChoice.choose(70_000, _ -> {}))
                .hasMessage("--port 70000 is not a port; give one from 1 to 65535.");
    }

    @Test
    void findsDifferentFreePorts() throws IOException {
        List<Integer> ports = Ports.free(20);
        assertThat(new HashSet<>(ports)).hasSize(20);
        assertThat(ports).allMatch(Ports::isFree);
    }
}
