package io.appservices.emulator.http;

/** The way in which an answer reaches its client. */
public sealed interface Delivery {

  /** The length of a body that is not known before it has been sent. */
  int UNKNOWN = -1;

  /** The deliveries that need no more to be said. */
  enum Simple implements Delivery {
    /** As it is. */
    WHOLE,
    /** Not at all: the connection is closed. */
    NONE,
    /** Not at all: the connection is reset. */
    RESET
  }

  /** Returns whether something of the answer is sent. */
  default boolean hasBody() {
    return this != Simple.NONE && this != Simple.RESET;
  }

  /**
   * A part of the body, and the end of the connection.
   *
   * @param bytes how much of it; less if that were all; half of it if negative, and nothing if its
   *     length is unknown
   */
  record Cut(int bytes) implements Delivery {

    /** Returns how much of a body is sent, whose length may be {@link #UNKNOWN}. */
    public int of(int length) {
      if (length == UNKNOWN) {
        return Math.max(bytes, 0);
      }
      return bytes < 0 ? length / 2 : Math.min(bytes, Math.max(0, length - 1));
    }
  }

  /** A body that comes slowly. */
  record Slow(int bytesPerSecond) implements Delivery {}
}
