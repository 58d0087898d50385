package io.appservices.emulator.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Regular expressions that go round without reading the text, so that nothing can end them before
 * they end themselves. How long that takes differs by a factor of four between machines, so it is
 * measured on this one, by processor time: others may be busy meanwhile.
 */
public final class SlowExpression {

  private static final int MEASURED_ROUNDS = 100;
  private static final int WARM_UPS = 5;
  private static final long NANOS_OF_MEASURED_ROUNDS = measure();

  private SlowExpression() {}

  /** Returns a filter of MongoDB that takes a processor about so long for one text. */
  public static String filter(Duration time) {
    long rounds = MEASURED_ROUNDS * time.toNanos() / NANOS_OF_MEASURED_ROUNDS;
    return "{$regex: '" + pattern(rounds) + "'}";
  }

  private static String pattern(long rounds) {
    return "^((){60000}){" + rounds + "}b";
  }

  private static long measure() {
    Pattern pattern = Pattern.compile(pattern(MEASURED_ROUNDS));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 2 * WARM_UPS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      pattern.matcher("").find();
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return least;
  }
}
