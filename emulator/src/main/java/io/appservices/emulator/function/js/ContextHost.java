package io.appservices.emulator.function.js;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The operations of the host that the prelude of a context reaches, on the context's thread. */
interface ContextHost {

  /** Answers an operation of the function of a frame at once. */
  @Nullable String ask(int frame, String operation, @Nullable String a, @Nullable String b);

  /** Begins an operation, whose answer comes later; returns its number. */
  int begin(int frame, String operation, String request);

  /** Calls another function; {@link Frames#execute}. */
  String execute(int frame, String name, Value encode);

  /** Loads the function of a frame; {@link Frames#load}. */
  @Nullable Object load(int frame);

  /** Ends the function of a frame. */
  void end(int frame, @Nullable String error);

  int startTimer(long millis);

  @Nullable Object done(@Nullable String kind, @Nullable String text);

  CallModules modules();
}
