package dev.datawright.launcher;

import dev.datawright.launcher.doctor.Doctor;
import dev.datawright.launcher.doctor.Finding;
import dev.datawright.launcher.doctor.Finding.Grade;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.home.Home;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says what is wrong here and how to mend it; the front door looks at what comes before Java.
@Command(
        name = "doctor",
        description = "Looks for what is wrong and says how to mend it; changes nothing.",
        footer = {
            "",
            "Looks at the JDK, Maven, the build, memory, disk, the folder of the data, the port, each",
            "process, the database, the model gateway and the Data Designer, and Chromium for the tests.",
            "",
            "Exit codes: 0 nothing is wrong (there may be warnings), 1 something is wrong."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Mixin
    private BackendOptions backends = new BackendOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.fromEnvironment(System.getenv());
        List<Finding> findings = new Doctor(home, backends.forDoctor(), PortChoice.DEFAULT).look();
        for (Finding finding : findings) {
            out.printf(Locale.ROOT, "%-6s %-17s %s%n", finding.grade().word(), finding.subject(), finding.text());
            if (finding.mend() != null) {
                out.printf(Locale.ROOT, "%-6s %-17s mend: %s%n", "", "", finding.mend());
            }
        }
        out.flush();
        boolean wrong = findings.stream().anyMatch(finding -> finding.grade() == Grade.WRONG);
        return (wrong ? ExitCode.FOUND_TROUBLE : ExitCode.DONE).number();
    }
}
