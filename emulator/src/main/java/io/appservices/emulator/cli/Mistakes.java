package io.appservices.emulator.cli;

import io.appservices.emulator.domain.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words for what is wrong with a command line. */
final class Mistakes {

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, long.class, Integer.class, Long.class);

  private Mistakes() {}

  /** Returns what is wrong, in one line. */
  static String text(ParameterException e) {
    return message(e).replaceAll("\\s*\\R\\s*", " ");
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), e.getCommandLine().getCommandSpec());
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing());
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && e.getValue() != null) {
      if (argument.type().isEnum()) {
        return invalid(argument, "one of " + choice(argument), e.getValue());
      }
      if (WHOLE_NUMBERS.contains(argument.type())) {
        return invalid(argument, "a whole number", e.getValue());
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static String unmatched(String text, CommandSpec command) {
    Set<String> words = new TreeSet<>(command.optionsMap().keySet());
    words.addAll(command.subcommands().keySet());
    String what =
        text.startsWith("-")
            ? "unknown option"
            : command.subcommands().isEmpty() ? "unexpected argument" : "no such command";
    return what + ": '" + text + "'" + Suggestion.of(text, words);
  }

  private static String missing(List<ArgSpec> arguments) {
    ArgSpec first = arguments.get(0);
    return first.isOption() && !first.required()
        ? name(first) + " needs a value"
        : "missing " + arguments.stream().map(Mistakes::name).collect(Collectors.joining(", "));
  }

  private static String invalid(ArgSpec argument, String expected, String value) {
    return "invalid value for "
        + name(argument)
        + ": expected "
        + expected
        + ", not '"
        + value
        + "'";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** Returns the values that one may be given, as the help writes them. */
  private static String choice(ArgSpec argument) {
    return Stream.of(argument.type().getEnumConstants())
        .map(value -> value.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
