package io.appservices.emulator.cli;

import io.appservices.emulator.domain.Suggestion;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appservices-emulator help}: the help of a verb, or of one below it. */
@Command(
    name = "help",
    description = "Shows the help of a verb, as --help behind it does.",
    footer = {
      "",
      "Examples:",
      "  appservices-emulator help start",
      "  appservices-emulator help users list"
    })
final class HelpCommand implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "VERB",
      arity = "0..*",
      description = "The verb, word by word; that of the program if there is none.")
  private List<String> words = List.of();

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      CommandLine below = command.getSubcommands().get(word);
      if (below == null) {
        throw new ParameterException(
            command,
            "no such command: '"
                + word
                + "'"
                + Suggestion.of(word, command.getSubcommands().keySet()));
      }
      command = below;
    }
    command.usage(spec.commandLine().getOut());
  }
}
