package io.appservices.emulator.storage.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A queue from which things are taken without looking for them: they say of themselves whether they
 * are gone, and leave once they are at its head, or more than half of all are gone. It takes a few
 * bytes for each thing, and adding one changes no memory but its end, which a collector has to look
 * at again. Not safe for use by several threads.
 */
final class LazyQueue<T> {

  private final Predicate<T> isGone;
  private final Deque<T> things = new ArrayDeque<>(1);
  private int gone;

  /**
   * Makes an empty queue.
   *
   * @param isGone whether a thing that was added is gone; {@link #oneIsGone} is told of each
   */
  LazyQueue(Predicate<T> isGone) {
    this.isGone = isGone;
  }

  /** Adds a thing at the end; one that is in the queue and gone may not be added again. */
  void add(T thing) {
    things.addLast(thing);
  }

  /** Notes that one of the things has become gone. */
  void oneIsGone() {
    gone++;
    leaveBehind();
    if (gone > things.size() / 2) {
      things.removeIf(isGone);
      gone = 0;
    }
  }

  /** Returns the number of things that are not gone. */
  int size() {
    return things.size() - gone;
  }

  /** Takes the first thing that is not gone; it may be added again. */
  Optional<T> poll() {
    leaveBehind();
    return Optional.ofNullable(things.pollFirst());
  }

  /** Hands over the first things that are not gone, so many at most. */
  void first(int most, Consumer<T> taker) {
    leaveBehind();
    int left = most;
    for (T thing : things) {
      if (left == 0) {
        return;
      }
      if (gone == 0 || !isGone.test(thing)) {
        taker.accept(thing);
        left--;
      }
    }
  }

  /** Removes what is gone from the head of the queue. */
  private void leaveBehind() {
    while (gone > 0 && isGone.test(things.getFirst())) {
      things.removeFirst();
      gone--;
    }
  }
}
