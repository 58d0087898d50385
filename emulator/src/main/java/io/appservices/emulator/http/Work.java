package io.appservices.emulator.http;

/**
 * The kinds of work that answering a call takes. Work that can take long, or wait for somebody
 * else, has threads of its own and a bound, so that however much there is of it, everything else is
 * answered.
 */
public enum Work {
  /** Takes a moment, and waits for nothing. It is done where the request arrived. */
  PLAIN(0, 0),
  /**
   * Hashes a password at a cost that keeps a processor busy for long. More at once would make each
   * slower; they wait longer than others, as each of them is sure to come to its end.
   */
  HASH(Runtime.getRuntime().availableProcessors(), 1024, 6),
  /** Runs a function of an app. As many as JavaScript runs at once; more wait. */
  FUNCTION(16, 1024),
  /**
   * Checks sources of functions, which may be large or hostile. Apart from those that run: a
   * function that hangs has to be changed while it does.
   */
  CHECK(4, 256),
  /** Asks a data source. */
  DATA(32, 1024),
  /**
   * Changes the state as a whole, while nothing else is answered. One at a time; the others wait
   * for it longer than they would for others.
   */
  STATE(1, 64, 6),
  /** Tells how the server is, also while the state as a whole is changed. */
  PROBE(16, 256),
  /** Streams to a client, such as changes until it goes. None waits: it would not know how long. */
  WATCH(1024, 0);

  private final int mostAtOnce;
  private final int mostWaiting;
  private final int patience;

  Work(int mostAtOnce, int mostWaiting) {
    this(mostAtOnce, mostWaiting, 1);
  }

  Work(int mostAtOnce, int mostWaiting, int patience) {
    this.mostAtOnce = mostAtOnce;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /**
   * Returns whether calls of this kind are held back while the state as a whole is changed. Streams
   * are not, which may never end.
   */
  public boolean passesGate() {
    return this != STATE && this != WATCH && this != PROBE;
  }

  public int mostAtOnce() {
    return mostAtOnce;
  }

  public int mostWaiting() {
    return mostWaiting;
  }

  /** Returns how many times the usual limit it may wait for its turn. */
  public int patience() {
    return patience;
  }
}
