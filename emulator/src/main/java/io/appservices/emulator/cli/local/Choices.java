package io.appservices.emulator.cli.local;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values that an option or an argument takes, where its placeholder in the help lists them. */
final class Choices {

  private static final Pattern LIST = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");

  private Choices() {}

  /** Returns the values, such as {@code text} and {@code json}; none if it takes others. */
  static List<String> of(ArgSpec argument) {
    String label = argument.paramLabel();
    return LIST.matcher(label).matches() ? List.of(label.split("\\|")) : List.of();
  }

  /** Has the options of a command, and of those below it, offer their values for completion. */
  static void addTo(CommandSpec spec) {
    for (OptionSpec option : List.copyOf(spec.options())) {
      List<String> choices = of(option);
      if (!choices.isEmpty()) {
        spec.remove(option);
        spec.addOption(option.toBuilder().completionCandidates(choices).build());
      }
    }
    spec.subcommands().values().forEach(verb -> addTo(verb.getCommandSpec()));
  }
}
