package io.appservices.emulator.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of the emulator that takes bytes from outside. */
interface Target extends AutoCloseable {

  /** What messages to callers do not have by themselves: names of classes, and stack traces. */
  List<Pattern> INSIDES =
      Stream.of("\\bjava\\.[a-z]+\\.", "io\\.appservices\\.", "com\\.fasterxml", "\tat ")
          .map(Pattern::compile)
          .toList();

  /**
   * Hands the part an input. It returns whatever the input is: anything that is thrown is a defect,
   * as the refusals that the part declares are caught here.
   */
  void accept(byte[] input);

  @Override
  default void close() {}

  /** Fails unless something holds. */
  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /**
   * Fails if a message that a caller sees tells of the insides of the program; it may repeat what
   * the caller sent.
   */
  static void requireNoInsides(@Nullable String message, byte[] input) {
    requireNoInsides(message, insides(input));
  }

  /** Fails if a message tells of the insides of the program but by what was sent. */
  static void requireNoInsides(@Nullable String message, Set<Pattern> sent) {
    for (Pattern inside : INSIDES) {
      require(
          message == null || !inside.matcher(message).find() || sent.contains(inside),
          "a message about the program's insides: " + message);
    }
  }

  /** Returns what of {@link #INSIDES} an input has. */
  static Set<Pattern> insides(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    return INSIDES.stream()
        .filter(inside -> inside.matcher(text).find())
        .collect(Collectors.toSet());
  }
}
