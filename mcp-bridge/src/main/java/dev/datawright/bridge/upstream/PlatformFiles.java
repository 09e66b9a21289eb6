package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The platform's Files service, as far as seed data needs it.
@Component
class PlatformFiles {

    private final Http http;
    private final UpstreamProperties.Backend backend;
    private final String filesets;

    PlatformFiles(Http http, UpstreamProperties properties) {
        this.http = http;
        this.backend = properties.dataDesigner();
        this.filesets = "/apis/files/v2/workspaces/" + backend.workspace() + "/filesets";
    }

    /// Puts the file there unless one of its name and size is there already: a name of ours always stands for the same
    /// bytes.
    ///
    /// @param local asked only when the file has to be sent
    void bring(String fileset, String file, long bytes, Supplier<Path> local) {
        Http.Answer listed = http.get(filesets + "/" + fileset + "/files");
        if (listed.status() == 404) {
            http.tell(filesets, Map.of("name", fileset));
        } else if (has(http.read(listed, JsonNode.class), file, bytes)) {
            return;
        }
        Http.Answer sent = http.put(filesets + "/" + fileset + "/-/" + file, local.get(), backend.downloadTimeout());
        if (!sent.isSuccess()) {
            throw http.refused(sent);
        }
    }

    private static boolean has(JsonNode list, String file, long bytes) {
        return list.path("data")
                .valueStream()
                .anyMatch(known -> known.path("path").asString("").equals(file)
                        && known.path("size").asLong(-1) == bytes);
    }

    /// Nothing happens when there is none.
    ///
    /// @throws BridgeFailure when it may still be there
    void remove(String fileset) {
        http.remove(filesets + "/" + fileset);
    }
}
