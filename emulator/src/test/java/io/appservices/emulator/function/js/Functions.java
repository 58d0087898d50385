package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import java.time.Duration;
import java.util.Arrays;

/** Runs sources, on one engine for all tests. */
public final class Functions {

  public static final JavaScript ENGINE = new JavaScript();

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Functions() {}

  public static Object run(String source, Object... arguments) throws FunctionFailedException {
    return run(new FakeHost(), source, arguments);
  }

  public static Object run(FunctionHost host, String source, Object... arguments)
      throws FunctionFailedException {
    return ENGINE.call(script(source), Arrays.asList(arguments), host, LIMIT);
  }

  public static FunctionFailedException failure(String source, Object... arguments) {
    return catchThrowableOfType(FunctionFailedException.class, () -> run(source, arguments));
  }

  public static FunctionFailedException failureWithin(Duration limit, String source) {
    return catchThrowableOfType(
        FunctionFailedException.class,
        () -> ENGINE.call(script(source), Arrays.asList(), new FakeHost(), limit));
  }

  public static Script script(String source) {
    return new Script("id", "test", source);
  }
}
