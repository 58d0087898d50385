package io.appservices.emulator.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list of what was added last, up to a limit, in which one can wait for more. Each element has a
 * number, from 1 on, which none gets again. Safe to use from any thread.
 *
 * @param <E> the type of the elements
 */
public final class NewestList<E extends NewestList.Numbered> {

  /** An element that knows its number. */
  public interface Numbered {

    /** Returns the number, counted from 1 in the order of addition. */
    long number();
  }

  private final int capacity;
  private final Deque<E> elements = new ArrayDeque<>();
  private long last;
  private int waiting;

  /**
   * Makes an empty list.
   *
   * @param capacity the number of elements kept, 0 or more; older ones are dropped
   */
  public NewestList(int capacity) {
    this.capacity = capacity;
  }

  /** Returns whether it keeps anything. */
  public boolean isKept() {
    return capacity > 0;
  }

  /**
   * Makes an element of what is given.
   *
   * @param <F> the type of what is given
   * @param <E> the type of the elements
   */
  @FunctionalInterface
  public interface Maker<F, E> {

    /** Makes the element with a number. */
    E make(long number, F from);
  }

  /** Adds an element, which is made with its number, and returns it. */
  public <F> E add(F from, Maker<? super F, E> maker) {
    synchronized (elements) {
      E added = maker.make(++last, from);
      if (elements.size() >= capacity) {
        elements.pollFirst();
      }
      if (isKept()) {
        elements.addLast(added);
        if (waiting > 0) {
          elements.notifyAll();
        }
      }
      return added;
    }
  }

  /** Returns the elements that meet a condition, oldest first. */
  public List<E> list(Predicate<E> wanted) {
    synchronized (elements) {
      return elements.stream().filter(wanted).toList();
    }
  }

  /** Returns the newest element that meets a condition. */
  public Optional<E> newest(Predicate<E> wanted) {
    synchronized (elements) {
      return elements.stream().filter(wanted).reduce((older, newer) -> newer);
    }
  }

  /** Returns the number of the element that was added last, 0 if none was. */
  public long last() {
    synchronized (elements) {
      return last;
    }
  }

  /**
   * Waits until there are elements that meet a condition.
   *
   * @param timeoutMillis the longest wait, in the machine's time
   * @return they, oldest first; none if there was none in time
   */
  public List<E> await(Predicate<E> wanted, long timeoutMillis) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    synchronized (elements) {
      long seen = 0;
      while (true) {
        long from = seen;
        List<E> found = list(element -> element.number() > from && wanted.test(element));
        seen = last;
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (!found.isEmpty() || left <= 0) {
          return found;
        }
        waiting++;
        try {
          elements.wait(left);
        } finally {
          waiting--;
        }
      }
    }
  }

  /** Forgets all elements; the numbers go on. */
  public void clear() {
    synchronized (elements) {
      elements.clear();
    }
  }
}
