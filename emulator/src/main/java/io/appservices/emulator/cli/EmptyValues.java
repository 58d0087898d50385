package io.appservices.emulator.cli;

import io.appservices.emulator.cli.start.StartOptions;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses what a script makes of a variable that is not set: a name of nothing names no user, app,
 * file or time.
 */
final class EmptyValues {

  private EmptyValues() {}

  /**
   * Goes on only where every argument, and every value of a text option, says something.
   *
   * @throws ParameterException that names the first one that is empty
   */
  static void refuse(ParseResult verb) {
    CommandSpec spec = verb.commandSpec();
    if (spec.findOption(StartOptions.CONFIG) != null) {
      // Its options say themselves what they take, and a program may be given empty arguments.
      return;
    }
    for (PositionalParamSpec argument : verb.matchedPositionals()) {
      if (isEmpty(argument)) {
        throw new ParameterException(
            spec.commandLine(),
            argument.paramLabel() + " is empty: expected " + expected(argument));
      }
    }
    for (OptionSpec option : verb.matchedOptions()) {
      if (isText(option) && isEmpty(option)) {
        throw new ParameterException(
            spec.commandLine(),
            option.longestName() + " is empty: give it a value, or leave it out");
      }
    }
  }

  private static boolean isEmpty(ArgSpec argument) {
    return argument.originalStringValues().stream().anyMatch(String::isBlank);
  }

  private static boolean isText(OptionSpec option) {
    return option.arity().min() > 0 && List.of(option.auxiliaryTypes()).contains(String.class);
  }

  private static String expected(PositionalParamSpec argument) {
    String text = String.join(" ", argument.description()).replaceAll("\\.$", "");
    return text.isEmpty() ? "a value" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
