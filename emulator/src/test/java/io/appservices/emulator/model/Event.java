package io.appservices.emulator.model;

/**
 * A call of a history with several threads.
 *
 * @param begun by {@link System#nanoTime}, right before the call was sent
 * @param answered right after its answer had come
 */
public record Event(Command command, Answer answer, long begun, long answered) {

  /** Returns whether this was answered before the other was begun. */
  public boolean isBefore(Event other) {
    return answered < other.begun;
  }

  /** Describes the event by the time since the first one of a history, in microseconds. */
  public String since(long first) {
    return "%,9d to %,9d us: %s -> %s"
        .formatted((begun - first) / 1_000, (answered - first) / 1_000, command, answer);
  }
}
