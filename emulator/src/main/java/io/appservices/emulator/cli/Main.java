package io.appservices.emulator.cli;

import io.appservices.emulator.domain.Suggestion;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code appservices-emulator}. */
@Command(
    name = "appservices-emulator",
    description = "An offline emulator of MongoDB Atlas App Services.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    subcommands = {StartCommand.class, DataCommand.class, VersionCommand.class})
public final class Main implements Runnable {

  /** Exit status where the command line, or what it asks for, is at fault. */
  static final int USAGE = CommandLine.ExitCode.USAGE;

  /** Exit status where what was asked for was done, and the answer is bad. */
  static final int FAILED = CommandLine.ExitCode.SOFTWARE;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    int status = commandLine().execute(args);
    // The server runs on threads of its own, so only a failure ends the process here.
    if (status != CommandLine.ExitCode.OK) {
      System.exit(status);
    }
  }

  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Main());
    StartOptions.addTo(
        Objects.requireNonNull(command.getSubcommands().get("start")).getCommandSpec());
    return command.setParameterExceptionHandler(Main::refuse).setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command: start, data or version");
  }

  /** Prints one line that names the error, and where to read more. */
  private static int refuse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println(
            command.getCommandSpec().qualifiedName()
                + ": "
                + message(e).replaceAll("\\s*\\R\\s*", " ")
                + " (see --help)");
    return USAGE;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      CommandSpec command = e.getCommandLine().getCommandSpec();
      Set<String> words = new TreeSet<>(command.optionsMap().keySet());
      words.addAll(command.subcommands().keySet());
      return e.getMessage() + Suggestion.of(unmatched.getUnmatched().get(0), words);
    }
    return String.valueOf(e.getMessage());
  }
}
