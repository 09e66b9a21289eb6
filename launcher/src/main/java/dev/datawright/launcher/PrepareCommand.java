package dev.datawright.launcher;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.app.AppFolder;
import dev.datawright.launcher.failure.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Unpacks the services after a build, so that no start has to; the front door calls it.
@Command(name = "prepare", hidden = true, description = "Unpacks the built services for a quick start.")
final class PrepareCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        AppFolder folder = new AppFolder(Source.folder());
        for (App app : App.values()) {
            folder.prepare(app);
        }
        return ExitCode.DONE.number();
    }
}
