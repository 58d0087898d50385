package io.appservices.emulator.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A part of the emulator that takes bytes from outside. */
interface Target extends AutoCloseable {

  /** What messages to callers do not have by themselves. */
  List<String> INSIDES = List.of("java.", "io.appservices.", "com.fasterxml", "\tat ");

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

  /** Fails if a message tells of the insides of the program but by these words. */
  static void requireNoInsides(@Nullable String message, Set<String> sent) {
    for (String inside : INSIDES) {
      require(
          message == null || !message.contains(inside) || sent.contains(inside),
          "a message about the program's insides: " + message);
    }
  }

  /** Returns the words about insides of the program that an input has. */
  static Set<String> insides(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    return INSIDES.stream().filter(text::contains).collect(Collectors.toSet());
  }
}
