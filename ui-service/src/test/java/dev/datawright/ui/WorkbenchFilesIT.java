package dev.datawright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the page's own style and script reach a browser.
class WorkbenchFilesIT {
    @TempDir
    Path folder;

    @Test
    void letsABrowserAskWhetherAFileIsStillTheSame() throws IOException, InterruptedException {
        try (ScriptedServices services = ScriptedServices.start();
                RunningWorkbench workbench = RunningWorkbench.start(services, folder);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String file :
                    new String[] {"workbench.css", "dataset.css", "workbench.js", "dataset.js", "icon.svg"}) {
                URI address = URI.create(workbench.url() + "/workbench/" + file);
                HttpResponse<String> first =
                        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(first.statusCode()).as(file).isEqualTo(200);
                assertThat(first.headers().firstValue("Cache-Control")).as(file).contains("no-cache");
                String tag = first.headers().firstValue("ETag").orElseThrow();
                HttpResponse<String> again = client.send(
                        HttpRequest.newBuilder(address)
                                .header("If-None-Match", tag)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(again.statusCode()).as(file).isEqualTo(304);
                assertThat(again.body()).as(file).isEmpty();
                HttpResponse<String> other = client.send(
                        HttpRequest.newBuilder(address)
                                .header("If-None-Match", "\"0000\"")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(other.statusCode()).as(file).isEqualTo(200);
            }
        }
    }
}
