package io.appservices.emulator.cli.local;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what makes a shell complete verbs and options. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes verbs and options.",
    footer = {
      "",
      "Examples:",
      "  source <(appservices-emulator completion bash)",
      "  source <(appservices-emulator completion zsh)",
      "  appservices-emulator completion fish | source"
    })
public final class CompletionCommand implements Runnable {

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell;

  private final Supplier<CommandLine> program;

  /**
   * Makes the command.
   *
   * @param program makes the program with all its verbs
   */
  public CompletionCommand(Supplier<CommandLine> program) {
    this.program = program;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    CommandLine all = program.get();
    all.addSubcommand("archive", new CommandLine(archive()));
    String name = all.getCommandName();
    if (shell == Shell.FISH) {
      FishCompletion.lines(name, all.getCommandSpec()).forEach(out::println);
    } else {
      Choices.addTo(all.getCommandSpec());
      // The script has what zsh needs to take scripts of bash.
      out.print(AutoComplete.bash(name, all));
    }
    out.flush();
  }

  /** Returns the verb that the launcher has beside those of the program. */
  private static CommandSpec archive() {
    CommandSpec archive = CommandSpec.create();
    archive.usageMessage().description("Makes later starts with the same Java faster.");
    return archive.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
  }
}
