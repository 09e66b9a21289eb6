package dev.datawright.launcher;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

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
            EvalCommand.class,
            McpCommand.class,
            DoctorCommand.class,
            GatewayCommand.class,
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
                .setParameterExceptionHandler((failure, _) -> refuse(failure))
                .setUsageHelpAutoWidth(true)
                .execute(arguments);
    }

    /// What is wrong in a sentence; the long help is one command away.
    private static int refuse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String sentence = failure.getMessage();
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().stream().anyMatch(CommandLine.Model.ArgSpec::isPositional)) {
            sentence = "The request is missing. Say what the dataset should hold, such as"
                    + " \"200 orders with an id, a date and a total\".";
        }
        command.getErr().println(sentence + "\n./" + name + " --help tells what it takes.");
        return ExitCode.BAD_REQUEST.number();
    }

    private static int report(Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure told) {
            command.getErr().println(told.sentence());
            return told.exitCode().number();
        }
        if (failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED.number();
        }
        command.getErr().println("Something went wrong: " + failure);
        failure.printStackTrace(command.getErr());
        return ExitCode.UNREACHABLE.number();
    }
}
