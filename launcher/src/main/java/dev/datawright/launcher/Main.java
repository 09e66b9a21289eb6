package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `datawright`: the commands of this machine.
@Command(
        name = "datawright",
        description = "Designs and generates synthetic datasets, from a sentence to a checked file.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            MakeCommand.class,
            PrepareCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, _) -> report(failure, command))
                .setUsageHelpAutoWidth(true)
                .execute(arguments);
    }

    private static int report(Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure told) {
            command.getErr().println(told.sentence());
            return told.exitCode().number();
        }
        if (failure instanceof InterruptedException) {
            return 130;
        }
        command.getErr().println("Something went wrong: " + failure);
        failure.printStackTrace(command.getErr());
        return ExitCode.UNREACHABLE.number();
    }
}
