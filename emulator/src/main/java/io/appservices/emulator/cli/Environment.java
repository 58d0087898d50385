package io.appservices.emulator.cli;

import io.appservices.emulator.cli.start.LogOptions;
import io.appservices.emulator.cli.start.StartOptions;
import io.appservices.emulator.domain.Suggestion;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The environment variables that stand for options. */
final class Environment {

  private static final String PREFIX = Option.VARIABLE_PREFIX;

  /** The ones that the launcher reads. */
  static final Set<String> OF_LAUNCHER = Set.of(PREFIX + "JAVA_OPTS", PREFIX + "MEMORY");

  /** The ones that verbs other than start read. */
  private static final Set<String> OF_VERBS = Set.of(PREFIX + "URL", StartOptions.CONFIG_VARIABLE);

  private Environment() {}

  /**
   * Returns a warning for each variable that looks as if it were meant for the emulator and is not.
   */
  static List<String> warnings(Map<String, String> environment) {
    Set<String> known =
        Options.all().stream().map(Option::variable).collect(Collectors.toCollection(TreeSet::new));
    known.addAll(OF_LAUNCHER);
    known.addAll(OF_VERBS);
    known.addAll(LogOptions.VARIABLES);
    List<String> warnings = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        warnings.add("no option has the variable " + name + Suggestion.of(name, known, PREFIX));
      }
    }
    return warnings;
  }
}
