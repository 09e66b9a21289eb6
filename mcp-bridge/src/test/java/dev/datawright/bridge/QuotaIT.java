package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaIT {

    @Test
    void namesWhatCouldBeDeletedWhenThereIsNoRoom() {
        try (ScriptedDataDesigner designer = ScriptedDataDesigner.designerService();
                RunningBridge bridge = new RunningBridge(designer, "datawright.bridge.quota.max-bytes=4KB")) {
            String ada = bridge.tokens().person("ada");
            String job = ResultIT.job(bridge, ada, 200);
            Map<String, Object> spec = Map.of(
                    "design_id",
                    bridge.get(ada, "/api/bridge/jobs/" + job)
                            .json()
                            .at("/spec/design_id")
                            .asString(),
                    "version",
                    2,
                    "rows",
                    3,
                    "cost_cap_usd",
                    0);
            String approval = bridge.post(ada, "/api/bridge/approvals", spec)
                    .json()
                    .path("id")
                    .asString();
            Map<String, Object> wanted = Map.of("spec", spec, "approval_id", approval);
            RunningBridge.Answer refused = bridge.post(ada, "/api/bridge/jobs", wanted);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asString())
                    .startsWith("Your files take ")
                    .contains(" of the 4.1 kB that there are. Delete what you do not need, the largest first: the"
                            + " files of job 'Parking tickets' of ")
                    .endsWith("DELETE /api/bridge/jobs/" + job + "/files).");
            assertThat(bridge.call(ada, "POST", "/api/bridge/seed-data?name=x.csv", "a\n1\n")
                            .status())
                    .isEqualTo(429);
            assertThat(bridge.call(bridge.tokens().person("bob"), "POST", "/api/bridge/seed-data?name=x.csv", "a\n1\n")
                            .status())
                    .isEqualTo(201);
            assertThat(bridge.call(ada, "DELETE", "/api/bridge/jobs/" + job + "/files", null)
                            .status())
                    .isEqualTo(200);
            assertThat(bridge.post(ada, "/api/bridge/jobs", wanted).status()).isEqualTo(201);
        }
    }
}
