package dev.datawright.ui;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The real service on a free port, talking to scripted ones.
final class RunningWorkbench implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningWorkbench(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningWorkbench start(ScriptedServices services, Path folder) throws IOException {
        return new RunningWorkbench(new SpringApplicationBuilder(UiApplication.class)
                .run(
                        "--server.port=0",
                        "--datawright.ui.agent-url=" + services.url(),
                        "--datawright.ui.bridge-url=" + services.url() + "/api/bridge",
                        "--datawright.ui.token-file=" + ScriptedServices.tokenFile(folder)));
    }

    String url() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return "http://127.0.0.1:" + web.getWebServer().getPort();
        }
        throw new IllegalStateException("The workbench has no web server");
    }

    @Override
    public void close() {
        context.close();
    }
}
