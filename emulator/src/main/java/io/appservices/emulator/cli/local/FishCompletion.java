package io.appservices.emulator.cli.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completions for fish, a line for each verb and option. */
final class FishCompletion {

  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  static List<String> lines(String program, CommandSpec spec) {
    FishCompletion fish = new FishCompletion(program);
    fish.lines.add("complete -c " + program + " -f");
    fish.add(spec, List.of());
    return fish.lines;
  }

  private void add(CommandSpec spec, List<String> path) {
    String here = condition(path, spec.subcommands());
    spec.subcommands()
        .forEach(
            (name, verb) -> {
              lines.add(line(here) + " -a " + name + described(verb.getCommandSpec()));
              List<String> further = new ArrayList<>(path);
              further.add(name);
              add(verb.getCommandSpec(), further);
            });
    spec.positionalParameters().stream()
        .map(Choices::of)
        .filter(choices -> !choices.isEmpty())
        .forEach(choices -> lines.add(line(here) + " -a " + words(choices)));
    spec.options().stream().filter(option -> !option.hidden()).forEach(o -> option(o, path));
  }

  private static String words(List<String> choices) {
    return quoted(String.join(" ", choices));
  }

  private void option(OptionSpec option, List<String> path) {
    StringBuilder line = new StringBuilder(line(condition(path, Map.of())));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    boolean file = option.paramLabel().matches("<(file|directory)>");
    if (option.arity().min() > 0) {
      line.append(file ? " -r -F" : " -x");
    }
    List<String> choices = Choices.of(option);
    if (!choices.isEmpty()) {
      line.append(" -a ").append(words(choices));
    }
    String[] description = option.description();
    lines.add(line + (description.length == 0 ? "" : " -d " + sentence(description[0])));
  }

  private String line(String condition) {
    return "complete -c " + program + " -n " + quoted(condition);
  }

  private static String described(CommandSpec verb) {
    String[] description = verb.usageMessage().description();
    return description.length == 0 ? "" : " -d " + sentence(description[0]);
  }

  /** Returns the first sentence. */
  private static String sentence(String text) {
    return quoted(text.replace("%%", "%").replaceAll("\\. [A-Z].*", ".").replaceAll("\\s+", " "));
  }

  /** Returns when a word may come: behind the verbs of a path, and before any of others. */
  private static String condition(List<String> path, Map<String, CommandLine> next) {
    if (path.isEmpty()) {
      return "__fish_use_subcommand";
    }
    String seen =
        path.stream()
            .map(name -> "__fish_seen_subcommand_from " + name)
            .collect(Collectors.joining("; and "));
    return next.isEmpty()
        ? seen
        : seen + "; and not __fish_seen_subcommand_from " + String.join(" ", next.keySet());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
