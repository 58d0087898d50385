package io.appservices.emulator.cli.terminal;

import io.appservices.emulator.runtime.Threads;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line on the terminal that tells of work which takes more than a second, and is gone when that
 * is done. Nothing is printed where standard error is no terminal.
 */
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 24;
  private static final long MILLIS = 250;
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrintWriter err;
  private final String label;
  private final long total;
  private final long start = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final CountDownLatch end = new CountDownLatch(1);
  private int shown;

  private Progress(PrintWriter err, String label, long total) {
    this.err = err;
    this.label = label;
    this.total = total;
  }

  /**
   * Begins to tell of work.
   *
   * @param shown whether anything may be printed
   * @param total what {@link #done} counts up to; 0 if that is not known
   */
  public static Progress of(PrintWriter err, boolean shown, String label, long total) {
    Progress progress = new Progress(err, label, total);
    if (shown) {
      Threads.single("progress", progress::run).start();
    }
    return progress;
  }

  /** Counts some more as done. */
  public void done(long more) {
    done.addAndGet(more);
  }

  /** Says how much is done in all. */
  public void reached(long all) {
    done.set(all);
  }

  /** Takes the line away. */
  @Override
  public void close() {
    end.countDown();
    synchronized (this) {
      clear();
    }
  }

  private void run() {
    try {
      while (!end.await(MILLIS, TimeUnit.MILLISECONDS)) {
        show(System.nanoTime() - start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show(long nanos) {
    if (nanos < QUIET_NANOS || end.getCount() == 0) {
      return;
    }
    String line = line(label, done.get(), total, TimeUnit.NANOSECONDS.toSeconds(nanos));
    clear();
    err.print(line);
    err.flush();
    shown = line.length();
  }

  // Blanks in place of a code that clears the line: every terminal knows them.
  private void clear() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  static String line(String label, long done, long total, long seconds) {
    String time = " " + seconds + " s";
    if (total > 0) {
      int full = (int) Math.min(WIDTH, done * WIDTH / total);
      return label + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]" + time;
    }
    return label + (done > 0 ? " " + done : "") + time;
  }
}
