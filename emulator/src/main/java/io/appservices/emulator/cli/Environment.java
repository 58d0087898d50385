package io.appservices.emulator.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The environment variables that stand for options. */
final class Environment {

  static final String PREFIX = "APPSERVICES_EMULATOR_";

  /** What the launcher reads. */
  static final Set<String> OF_LAUNCHER = Set.of(PREFIX + "JAVA_OPTS", PREFIX + "MEMORY");

  private Environment() {}

  /** The variable of an option, such as {@code --port}. */
  static String variable(String option) {
    return PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The option as whoever gave its value knows it: with its variable if that is where it is. */
  static String source(String option, String[] args, Map<String, String> environment) {
    boolean onCommandLine =
        Arrays.stream(args).anyMatch(arg -> arg.equals(option) || arg.startsWith(option + "="));
    return onCommandLine || !environment.containsKey(variable(option))
        ? option
        : variable(option) + " (" + option + ")";
  }

  /** A warning for each variable that looks as if it were meant for the emulator and is not. */
  static List<String> warnings(CommandSpec command, Map<String, String> environment) {
    Set<String> known =
        command.options().stream()
            .map(OptionSpec::longestName)
            .map(Environment::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(OF_LAUNCHER);
    List<String> warnings = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        warnings.add("no option has the variable " + name + Suggestion.of(name, known, PREFIX));
      }
    }
    return warnings;
  }
}
