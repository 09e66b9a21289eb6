package dev.datawright.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports of 127.0.0.1.
public final class Ports {

    private Ports() {}

    /// Different free ports; all are held until the last is found, so that none comes twice.
    public static List<Integer> free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /// Whether somebody could listen there at this moment.
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The first free port after this one, near it when possible.
    public static int freeAfter(int port) throws IOException {
        for (int candidate = port + 1; candidate <= Math.min(port + 99, 65_535); candidate++) {
            if (isFree(candidate)) {
                return candidate;
            }
        }
        return free(1).getFirst();
    }
}
