package io.appservices.emulator.service.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one at a time work at a place. A place that nobody works at is forgotten. */
final class KeyedLock<P> {

  private static final class Turn {
    private int takers;
  }

  private final Map<P, Turn> turns = new ConcurrentHashMap<>();

  /** Does the work when nobody else works at the place. */
  <T> T take(P place, Supplier<T> work) {
    Turn turn = turns.compute(place, (any, present) -> joined(present));
    try {
      synchronized (turn) {
        return work.get();
      }
    } finally {
      turns.compute(place, (any, present) -> left(turn));
    }
  }

  private static Turn joined(Turn present) {
    Turn turn = present == null ? new Turn() : present;
    turn.takers++;
    return turn;
  }

  private static Turn left(Turn turn) {
    turn.takers--;
    return turn.takers == 0 ? null : turn;
  }
}
