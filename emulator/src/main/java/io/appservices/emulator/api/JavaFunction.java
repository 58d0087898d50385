package io.appservices.emulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of an app, written in Java by the test that uses the emulator. */
@FunctionalInterface
public interface JavaFunction {

  /**
   * Runs it, on a thread of the emulator.
   *
   * @param arguments a copy that may be changed: {@code Map<String, Object>} for a document, {@code
   *     List<Object>}, {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code
   *     Double}, {@code Instant} for a date, {@code byte[]}, {@code UUID}, null, and a {@link
   *     BsonValue} for what Java has no type for
   * @return such a value; beside these, all other {@code Number}s of the JDK but {@code
   *     BigInteger}, {@code Date} and arrays of objects are taken
   * @throws Exception to fail the call; its message is what the caller of the function is told
   */
  @Nullable Object call(List<Object> arguments) throws Exception;
}
