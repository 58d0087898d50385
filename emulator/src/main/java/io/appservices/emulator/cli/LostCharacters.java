package io.appservices.emulator.cli;

import io.appservices.emulator.option.Option;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Text that Java could not decode, as the locale of the process has no such characters: what is
 * left names no file, and is no password.
 */
final class LostCharacters {

  private static final char REPLACEMENT = '\uFFFD';
  private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

  private LostCharacters() {}

  /** Returns why a process cannot do what it was started for; empty if it can. */
  static Optional<String> refusal(String[] arguments, Map<String, String> environment) {
    if (ENCODING.equalsIgnoreCase("UTF-8")) {
      return Optional.empty();
    }
    return Arrays.stream(arguments)
        .filter(LostCharacters::isIn)
        .map(argument -> "the argument '" + argument + "'")
        .findFirst()
        .or(() -> variable(environment))
        .or(LostCharacters::workingDirectory)
        .map(
            what ->
                what.replace(REPLACEMENT, '?')
                    + " has characters that this locale lacks ("
                    + ENCODING
                    + "): set LC_ALL=C.UTF-8, or another one with UTF-8");
  }

  private static Optional<String> variable(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(Option.VARIABLE_PREFIX))
            .filter(entry -> isIn(entry.getValue()))
            .map(entry -> "the value of " + entry.getKey())
            .findFirst();
  }

  /** Java takes a relative path as one of a directory that has question marks, and makes that. */
  private static Optional<String> workingDirectory() {
    return Optional.of("the path of the working directory")
        .filter(what -> isIn(System.getProperty("user.dir", "")));
  }

  private static boolean isIn(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }
}
