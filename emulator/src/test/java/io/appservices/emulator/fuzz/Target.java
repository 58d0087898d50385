package io.appservices.emulator.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the emulator that takes bytes from outside. */
interface Target extends AutoCloseable {

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
    String sent = new String(input, StandardCharsets.ISO_8859_1);
    for (String inside : List.of("java.", "io.appservices.", "com.fasterxml", "\tat ")) {
      require(
          message == null || !message.contains(inside) || sent.contains(inside),
          "a message about the program's insides: " + message);
    }
  }
}
