package io.appservices.emulator.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Shows that calls cost the same however many there were: each kind of call is repeated against a
 * server of its own, and the last tenth is compared with the first, by the clock and by the
 * processor time of the server, which other programs change little. The arguments are how much of a
 * full soak is to be done, such as 0.1, and, if not all, words that occur in the names of the
 * calls.
 */
public final class Soak {

  private static final int TENTHS = 10;
  private static final int USERS = 100_000;
  private static final double MOST_RESIDENT = 350;
  private static final double LEAST_RATIO = 0.9;

  private final double scale;
  private final Results results = new Results();
  private boolean failed;

  /**
   * The calls that are enough to tell their processor time, which comes in hundredths of a second.
   */
  private static final int TELLING = 5_000;

  private static final int MOST_PARTS = 5;

  /**
   * A tenth of the calls, made in parts.
   *
   * @param micros the server's processor time for each call in the part that took least of it, in
   *     microseconds: other programs, which share its caches, only add to it
   */
  private record Tenth(double rate, double p99Millis, double micros) {

    static Tenth of(ServerProcess server, int calls, Supplier<Dialog> dialogs) {
      int parts = Math.max(1, Math.min(MOST_PARTS, calls / TELLING));
      double[] seconds = new double[parts];
      double[] p99s = new double[parts];
      double[] micros = new double[parts];
      for (int part = 0; part < parts; part++) {
        double before = server.processorSeconds();
        SoakLoop.Measured measured = SoakLoop.run(server.port(), calls / parts, dialogs);
        micros[part] = (server.processorSeconds() - before) * 1e6 / (calls / parts);
        seconds[part] = calls / parts / measured.rate();
        p99s[part] = measured.p99Millis();
      }
      return new Tenth(
          calls / Arrays.stream(seconds).sum(),
          Results.median(p99s),
          Arrays.stream(micros).min().orElseThrow());
    }
  }

  private Soak(double scale) {
    this.scale = scale;
  }

  public static void main(String[] args) {
    Soak soak = new Soak(args.length == 0 ? 1 : Double.parseDouble(args[0]));
    machine("before");
    for (SoakLoad load : SoakLoad.all((int) (USERS * soak.scale))) {
      if (args.length < 2 || load.name().contains(args[1])) {
        soak.run(load);
      }
    }
    soak.results.print();
    machine("after");
    // What is seen by the clock depends on what else the machine does; the rest does not.
    System.exit(soak.failed ? 1 : 0);
  }

  private void run(SoakLoad load) {
    int each = Math.max(100, (int) (load.count() * scale / TENTHS));
    Tenth first = null;
    Tenth last = null;
    double resident = 0;
    int warmUp = Math.min(each, 5_000);
    try (ServerProcess server = ServerProcess.emulatorThatEndsWithoutMemory()) {
      var dialogs = load.prepare().apply(server.port());
      SoakLoop.run(server.port(), warmUp, dialogs);
      for (int tenth = 0; tenth < TENTHS; tenth++) {
        last = Tenth.of(server, each, dialogs);
        first = first == null ? last : first;
        resident = Math.max(resident, server.resident());
      }
    }
    // At once, so that a soak that is cut off says what it has measured.
    System.err.printf(
        Locale.ROOT,
        "done: %s, %,d: %s; %.0f MiB%n",
        load.name(),
        TENTHS * each,
        compared(first, last),
        resident);
    report(load.name() + ", " + String.format(Locale.ROOT, "%,d", TENTHS * each), first, last);
    results.atMost(load.name() + ", resident, MiB", "", resident, MOST_RESIDENT);
    failed |= resident > MOST_RESIDENT;
    // The processor time comes in hundredths of a second: few calls say little.
    failed |= scale >= 1 && first.micros() / last.micros() < LEAST_RATIO;
  }

  private static String compared(Tenth first, Tenth last) {
    return String.format(
        Locale.ROOT,
        "%.0f/s, then %.0f/s; %.0f us of the processor, then %.0f us; 99 %% in %.0f ms, then %.0f ms",
        first.rate(),
        last.rate(),
        first.micros(),
        last.micros(),
        first.p99Millis(),
        last.p99Millis());
  }

  private void report(String name, Tenth first, Tenth last) {
    String cost =
        Results.number(first.micros()) + " us, then " + Results.number(last.micros()) + " us";
    results.atLeast(
        name + ": last tenth to first, by processor time",
        cost,
        first.micros() / last.micros(),
        LEAST_RATIO);
    String rates = Math.round(first.rate()) + "/s, then " + Math.round(last.rate()) + "/s";
    results.atLeast("the same, by the clock", rates, last.rate() / first.rate(), LEAST_RATIO);
    String slowest =
        Results.number(first.p99Millis()) + " ms, then " + Results.number(last.p99Millis()) + " ms";
    results.atMost("the same, 99th percentile", slowest, last.p99Millis() / first.p99Millis(), 2);
  }

  private static void machine(String when) {
    System.out.printf(
        Locale.ROOT,
        "%n%s: load %.1f%n%n",
        when,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
