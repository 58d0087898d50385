package io.appservices.emulator.function;

import java.util.Objects;

/**
 * The source of a function.
 *
 * @param id the key of the compiled code, together with the source
 * @param name as the app calls it; seen in stack traces
 */
public record Script(String id, String name, String source) {

  public Script {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
  }
}
