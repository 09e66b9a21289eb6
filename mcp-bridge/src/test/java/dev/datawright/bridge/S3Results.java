package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.bridge.files.S3Server;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Results in a bucket of a real server process. Not a test of the fast tier: end-to-end/real/s3.sh says where the
/// server is and runs it.
class S3Results {

    @Test
    void keepsResultsInABucketHandsThemOutAndDeletesThem() {
        try (S3Server server = S3Server.start();
                ScriptedDataDesigner designer = ScriptedDataDesigner.designerService()) {
            server.makeBucket("results");
            try (RunningBridge bridge = new RunningBridge(
                    designer,
                    "datawright.bridge.s3.bucket=results",
                    "datawright.bridge.s3.endpoint=" + server.url(),
                    "datawright.bridge.s3.access-key=key",
                    "datawright.bridge.s3.secret-key=secret",
                    "datawright.bridge.s3.prefix=suite/")) {
                String ada = bridge.tokens().person("ada");
                String job = ResultIT.job(bridge, ada, 30);
                assertThat(server.objects("results")).isEqualTo(6);
                String path = "/api/bridge/jobs/" + job;
                assertThat(bridge.get(ada, path + "/rows?limit=1&sort=-fine")
                                .json()
                                .at("/rows/0/fine")
                                .asInt())
                        .isEqualTo(29);
                String link = bridge.post(ada, path + "/links", Map.of("format", "csv"))
                        .json()
                        .path("path")
                        .asString();
                RunningBridge.Answer file = bridge.call(null, "GET", link, null);
                assertThat(file.raw().body()).startsWith("fine,formula\n0,='formula'-0\n");
                assertThat(bridge.call(null, "GET", link, null, "Range", "bytes=5-11")
                                .raw()
                                .body())
                        .isEqualTo("formula");
                String sql = bridge.post(ada, path + "/links", Map.of("format", "sql"))
                        .json()
                        .path("path")
                        .asString();
                assertThat(bridge.call(null, "GET", sql, null).raw().body()).endsWith("COMMIT;\n");
                assertThat(bridge.call(ada, "DELETE", path + "/files", null).status())
                        .isEqualTo(200);
                assertThat(server.objects("results")).isZero();
            }
        }
    }
}
