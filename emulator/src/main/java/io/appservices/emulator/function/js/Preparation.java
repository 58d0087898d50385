package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.js.host.HostAnswers;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The host of a context in which modules are loaded before there is a call. They may ask for what
 * is the same for every call; whatever asks for more is loaded within its call.
 */
final class Preparation implements ContextHost {

  private static final Set<String> OF_A_CALL =
      Set.of(
          "user",
          "environment",
          "app",
          "request",
          "value",
          "runningAsSystem",
          "serviceType",
          "databaseNames",
          "collectionNames",
          "startTransaction",
          "log");

  private final HostAnswers answers;
  private final CallModules modules;
  private boolean hasFailed;

  Preparation(FunctionHost host, CallModules modules) {
    this.answers = new HostAnswers(host);
    this.modules = modules;
  }

  /** Returns whether something was asked for that only a call has. */
  boolean hasFailed() {
    return hasFailed;
  }

  private IllegalStateException refused() {
    hasFailed = true;
    return new IllegalStateException("there is no call yet");
  }

  @Override
  public @Nullable String ask(int frame, String operation, @Nullable String a, @Nullable String b) {
    if (OF_A_CALL.contains(operation)) {
      throw refused();
    }
    // What is drawn here is left to chance, and does not say what the call is to draw.
    return operation.equals("chance") ? null : answers.answer(operation, a, b);
  }

  @Override
  public int begin(int frame, String operation, String request) {
    throw refused();
  }

  @Override
  public String execute(int frame, String name, Value encode) {
    throw refused();
  }

  @Override
  public Object load(int frame) {
    throw refused();
  }

  @Override
  public void end(int frame, @Nullable String error) {
    throw refused();
  }

  @Override
  public int startTimer(long millis) {
    throw refused();
  }

  @Override
  public @Nullable Object done(@Nullable String kind, @Nullable String text) {
    throw refused();
  }

  @Override
  public CallModules modules() {
    return modules;
  }
}
