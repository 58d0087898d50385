package io.appservices.emulator.cli;

import io.appservices.emulator.cli.start.Banner;
import io.appservices.emulator.cli.start.HeadStart;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.StandardOutput;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code appservices-emulator}. */
@Command(
    name = "appservices-emulator",
    description = "An offline emulator of MongoDB Atlas App Services.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Each verb has a --help. All but start, exec, init, data, completion and",
      "version speak to an emulator that runs: at --url, or else at",
      "APPSERVICES_EMULATOR_URL, or else at port 9090 of this machine.",
      "The launcher has one more, archive, which makes later starts faster.",
      "Exit status: 0 done; 1 refused, not found or not sound; 2 wrong usage, or a",
      "file that cannot be used; 3 no emulator answers."
    })
public final class Main implements Runnable {

  /** Exit status where the command line, or what it asks for, is at fault. */
  static final int USAGE = CommandLine.ExitCode.USAGE;

  /** Exit status where what was asked for was done, and the answer is bad. */
  static final int FAILED = CommandLine.ExitCode.SOFTWARE;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    LostCharacters.refusal(args, System.getenv()).ifPresent(Main::refuseStart);
    HeadStart.begin(args);
    int status = commandLine(args).setOut(StandardOutput.ofProcess()).execute(args);
    // The server runs on threads of its own, so only a failure ends the process here.
    if (status != CommandLine.ExitCode.OK) {
      System.exit(status);
    }
  }

  private static void refuseStart(String why) {
    System.err.println("appservices-emulator: " + why);
    System.exit(USAGE);
  }

  /** Returns the command with the verb that the arguments begin with; with all, if with none. */
  static CommandLine commandLine(String... args) {
    CommandLine command = new CommandLine(new Main());
    Verbs.addTo(command, args);
    if (!Terminal.hasColours()) {
      command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setHelpFactory(WholeWords::new)
        .setExecutionStrategy(Main::run)
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler(Main::fail)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command; --help lists them");
  }

  /** Prints one line that names the error, and where to read more. */
  private static int refuse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println(
            command.getCommandSpec().qualifiedName() + ": " + Mistakes.text(e) + " (see --help)");
    return USAGE;
  }

  /** Runs a verb, after a warning of variables that look as if they were meant for it. */
  private static int run(ParseResult parsed) {
    CommandLine command = parsed.commandSpec().commandLine();
    PrintWriter err = command.getErr();
    // The verbs below have it too, so that it knows what became of their output.
    PrintWriter out = command.getOut();
    Environment.warnings(System.getenv()).forEach(text -> Banner.warn(err, text));
    ParseResult verb = last(parsed);
    Mistakes.refuseUnknownVerb(verb);
    EmptyValues.refuse(verb);
    int status = new CommandLine.RunLast().execute(parsed);
    return status == CommandLine.ExitCode.OK && out.checkError()
        ? lost(out, err, verb.commandSpec().qualifiedName())
        : status;
  }

  private static ParseResult last(ParseResult parsed) {
    ParseResult verb = parsed;
    while (verb.hasSubcommand()) {
      verb = verb.subcommand();
    }
    return verb;
  }

  /** Says that not everything was printed, unless nobody wanted to read on. */
  private static int lost(PrintWriter out, PrintWriter err, String verb) {
    if (!(out instanceof StandardOutput standard && standard.isWithoutReader())) {
      err.println(verb + ": standard output could not be written as a whole");
      err.flush();
    }
    return FAILED;
  }

  /** Prints the lines of a failure that was foreseen, and one line of any other. */
  private static int fail(Exception e, CommandLine command, ParseResult parsed) {
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof CommandException failure) {
      String[] lines = String.valueOf(failure.getMessage()).strip().split("\\R");
      lines[0] = name + ": " + lines[0];
      for (String line : lines) {
        command.getErr().println(Terminal.clean(line));
      }
      command.getErr().flush();
      return failure.status();
    }
    command.getErr().println(Terminal.clean(name + ": unexpected failure: " + e));
    command.getErr().flush();
    return FAILED;
  }
}
