package dev.datawright.launcher.edge;

import java.net.URI;

/// Where requests below a path go.
///
/// @param prefix such as `/api/agent`; `/` takes what no other route takes
/// @param service its name for people
/// @param target scheme, host and port; the path stays as it came
public record Route(String prefix, String service, URI target) {

    boolean takes(String path) {
        return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /// Whether programs call it rather than people's browsers.
    boolean isApi() {
        return !prefix.equals("/");
    }
}
