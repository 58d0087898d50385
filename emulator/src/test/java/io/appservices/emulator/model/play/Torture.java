package io.appservices.emulator.model.play;

import io.appservices.emulator.model.play.TestedService.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Plays histories in all modes for as long as it is told, or those of one seed. The arguments are
 * the minutes, a seed or nothing, and a mode or nothing.
 */
public final class Torture {

  private static final long SLICE_SECONDS = 15;

  /** How often a history of several threads is played, as its calls never meet alike. */
  private static final int REPETITIONS = 200;

  private long sequential;
  private long concurrent;
  private long calls;

  private Torture() {}

  public static void main(String[] args) {
    String seed = args.length > 1 ? args[1] : "";
    String wanted = args.length > 2 ? args[2] : "";
    List<Mode> modes =
        Mode.all().stream()
            .filter(mode -> wanted.isEmpty() || mode.toString().equals(wanted))
            .toList();
    if (modes.isEmpty()) {
      System.err.println("no mode " + wanted + "; there are " + Mode.all());
      System.exit(2);
    }
    Torture torture = new Torture();
    try {
      if (seed.isEmpty()) {
        torture.runFor(modes, (long) (Double.parseDouble(args[0]) * 60));
      } else {
        torture.repeat(modes, Long.parseLong(seed));
      }
    } catch (AssertionError failure) {
      System.out.println(failure.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }

  /** Says how to play the histories of a seed again. */
  static String again(Mode mode, long seed) {
    return "%nagain: make torture SEED=%d MODE=%s".formatted(seed, mode);
  }

  private void runFor(List<Mode> modes, long seconds) {
    long seed = new Random().nextInt(Integer.MAX_VALUE);
    System.out.println("first seed: " + seed);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    do {
      for (Mode mode : modes) {
        long left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
        seed = run(mode, seed, Math.min(SLICE_SECONDS, Math.max(1, left)));
      }
      report();
    } while (System.nanoTime() < end);
  }

  private long run(Mode mode, long firstSeed, long seconds) {
    long seed = firstSeed;
    try (TestedService service = new TestedService(mode)) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() < end) {
        play(service, seed);
        seed++;
      }
    }
    return seed;
  }

  private void repeat(List<Mode> modes, long seed) {
    for (Mode mode : modes) {
      try (TestedService service = new TestedService(mode)) {
        play(service, seed);
        for (int i = 1; i < REPETITIONS; i++) {
          calls += ConcurrentRun.play(service, seed);
          concurrent++;
        }
      }
    }
    report();
  }

  private void play(TestedService service, long seed) {
    calls += SequentialRun.play(service, seed);
    sequential++;
    calls += ConcurrentRun.play(service, seed);
    concurrent++;
  }

  private void report() {
    System.out.printf(
        Locale.ROOT,
        "%,d histories one call after the other, %,d with several threads, %,d calls%n",
        sequential,
        concurrent,
        calls);
  }
}
