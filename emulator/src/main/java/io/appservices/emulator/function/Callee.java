package io.appservices.emulator.function;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A function that another one has called, as far as the engine does not run it. */
public sealed interface Callee {

  /**
   * The result of a function that has run.
   *
   * @param value a Java value as {@code org.bson} documents hold it; may be null
   */
  record Result(@Nullable Object value) implements Callee {}

  /**
   * A function that the engine has to run, in the runtime of its caller.
   *
   * @param host the emulator behind its {@code context}
   * @param onEnd is given the error that it ended with, or none; called once, on the engine's
   *     thread
   */
  record Source(Script script, FunctionHost host, Consumer<Optional<String>> onEnd)
      implements Callee {

    public Source {
      Objects.requireNonNull(script, "script");
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(onEnd, "onEnd");
    }
  }
}
