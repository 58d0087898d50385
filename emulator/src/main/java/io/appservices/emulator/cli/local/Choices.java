package io.appservices.emulator.cli.local;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The values that an option or an argument takes, where its placeholder in the help lists them. */
final class Choices {

  private static final Pattern LIST = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");

  private Choices() {}

  /** Returns the values, such as {@code text} and {@code json}; none if it takes others. */
  static List<String> of(ArgSpec argument) {
    String label = argument.paramLabel();
    return LIST.matcher(label).matches() ? List.of(label.split("\\|")) : List.of();
  }

  /** Has a command, and those below it, offer the values of options and arguments. */
  static void addTo(CommandSpec spec) {
    for (OptionSpec option : List.copyOf(spec.options())) {
      List<String> choices = of(option);
      if (!choices.isEmpty()) {
        spec.remove(option);
        spec.addOption(option.toBuilder().completionCandidates(choices).build());
      }
    }
    for (PositionalParamSpec argument : List.copyOf(spec.positionalParameters())) {
      List<String> choices = of(argument);
      if (!choices.isEmpty()) {
        spec.remove(argument);
        spec.addPositional(argument.toBuilder().completionCandidates(choices).build());
      }
    }
    spec.subcommands().values().forEach(verb -> addTo(verb.getCommandSpec()));
  }
}
