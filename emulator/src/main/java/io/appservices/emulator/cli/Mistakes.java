package io.appservices.emulator.cli;

import io.appservices.emulator.domain.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words for what is wrong with a command line. */
final class Mistakes {

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, long.class, Integer.class, Long.class);

  private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

  private static final Pattern NEGATIVE = Pattern.compile("-(\\d|PT?\\d).*");

  private Mistakes() {}

  /**
   * Refuses what is no verb where one is expected and its help is asked for: picocli would show
   * that of the command before it.
   *
   * @throws UnmatchedArgumentException if there is such a word
   */
  static void refuseUnknownVerb(ParseResult parsed) {
    if (!parsed.unmatched().isEmpty() && !parsed.commandSpec().subcommands().isEmpty()) {
      throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
    }
  }

  /** Returns what is wrong, in one line. */
  static String text(ParameterException e) {
    return message(e).replaceAll("\\s*\\R\\s*", " ");
  }

  private static String message(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), command.getCommandSpec());
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      // What is missing may be there, with a hyphen before it.
      return command.getUnmatchedArguments().stream()
          .filter(Mistakes::isOption)
          .findFirst()
          .map(text -> unmatched(text, command.getCommandSpec()))
          .orElseGet(() -> missing(missing.getMissing()));
    }
    if (e instanceof OverwrittenOptionException repeated) {
      return name(repeated.getOverwritten()) + " is there more than once";
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && e.getValue() != null) {
      String expected = expected(argument);
      if (!expected.isEmpty()) {
        return invalid(argument, expected, e.getValue());
      }
    }
    return String.valueOf(e.getMessage());
  }

  /** Returns what the values of an argument have to be; empty where its own text says that. */
  private static String expected(ArgSpec argument) {
    if (argument.type().isEnum()) {
      return "one of " + choice(argument);
    }
    if (BOOLEANS.contains(argument.type())) {
      return "true or false";
    }
    return WHOLE_NUMBERS.contains(argument.type()) ? "a whole number" : "";
  }

  private static String unmatched(String text, CommandSpec command) {
    if (!isOption(text)) {
      Set<String> verbs = command.subcommands().keySet();
      String what = verbs.isEmpty() ? "unexpected argument" : "no such command";
      return what + ": '" + text + "'" + Suggestion.of(text, verbs);
    }
    return "unknown option: '" + text + "'" + remedy(text, command);
  }

  private static boolean isOption(String text) {
    return text.startsWith("-") && text.length() > 1;
  }

  private static String remedy(String option, CommandSpec command) {
    if (NEGATIVE.matcher(option).matches() && !command.positionalParameters().isEmpty()) {
      return "; what begins with a hyphen and is no option goes behind --";
    }
    String name = option.replaceAll("=.*", "");
    return verbWith(name, command)
        .map(verb -> "; options go behind the verb, as in " + verb + " " + name)
        .orElseGet(() -> Suggestion.of(name, command.optionsMap().keySet()));
  }

  /** Returns the first verb below a command that has an option. */
  private static Optional<String> verbWith(String option, CommandSpec command) {
    for (CommandLine below : command.subcommands().values()) {
      CommandSpec verb = below.getCommandSpec();
      if (verb.optionsMap().containsKey(option)) {
        return Optional.of(verb.qualifiedName().replaceFirst("^\\S+ ", ""));
      }
      Optional<String> found = verbWith(option, verb);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
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
