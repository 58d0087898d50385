package io.appservices.emulator.function;

import java.util.List;

/** A function of an app, written in Java by the test that uses the emulator. */
@FunctionalInterface
public interface JavaFunction {

  /**
   * Runs it.
   *
   * @param arguments as {@code org.bson} documents hold them: {@code Document}, {@code List},
   *     {@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code Boolean}, {@code
   *     ObjectId}, {@code Date} ..., null. In the relocated jar the types of {@code org.bson} lie
   *     below {@code io.appservices.internal}; a {@code Document} is a {@code Map} in both
   * @return such a value, or a {@code Map} of them. A value of the {@code org.bson} that a project
   *     has for itself fails the call in the relocated jar: return its text instead
   * @throws Exception to fail the call; its message is what the caller of the function is told
   */
  Object call(List<Object> arguments) throws Exception;
}
