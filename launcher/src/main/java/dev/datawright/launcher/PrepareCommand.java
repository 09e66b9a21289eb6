package dev.datawright.launcher;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.app.AppFolder;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.suite.FirstTraining;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Unpacks the services after a build, and trains them when it is the tree's first, so that no start has to; the front
/// door calls it.
@Command(name = "prepare", hidden = true, description = "Unpacks the built services for a quick start.")
final class PrepareCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        AppFolder folder = new AppFolder(Source.folder());
        boolean first = !folder.hasTraining();
        for (App app : App.values()) {
            folder.prepare(app);
        }
        if (first && !"off".equals(System.getenv("DATAWRIGHT_TRAINING"))) {
            FirstTraining.run(Source.folder());
        }
        return ExitCode.DONE.number();
    }
}
