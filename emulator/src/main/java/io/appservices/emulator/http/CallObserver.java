package io.appservices.emulator.http;

/**
 * An observer of every answered call. It is called on the thread that answers, so it must not wait;
 * what it throws is logged and changes no answer. Must be safe to use from several threads.
 */
@FunctionalInterface
public interface CallObserver {

  /**
   * Observes a call right before its answer is sent, so that a client that has the answer finds the
   * call observed. For a stream this is when its head is sent.
   */
  void answered(AnsweredCall call);

  /** Tells that the stream of an answer has ended, whoever ended it. */
  default void streamEnded(AnsweredCall call) {}
}
