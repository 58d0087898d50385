package io.appservices.emulator.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Shows that calls cost the same however many there were: each kind of call is repeated against a
 * server of its own, and the last tenth is compared with the first. The arguments are how much of a
 * full soak is to be done, such as 0.1, and, if not all, words that occur in the names of the
 * calls.
 */
public final class Soak {

  private static final int TENTHS = 10;
  private static final int USERS = 100_000;
  private static final double MOST_RESIDENT = 350;

  private final double scale;
  private final Results results = new Results();
  private boolean tooLarge;

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
    // The ratios depend on what else the machine does; the memory does not.
    System.exit(soak.tooLarge ? 1 : 0);
  }

  private void run(SoakLoad load) {
    int each = Math.max(100, (int) (load.count() * scale / TENTHS));
    SoakLoop.Measured first = null;
    SoakLoop.Measured last = null;
    double resident = 0;
    int warmUp = Math.min(each, 5_000);
    try (ServerProcess server = ServerProcess.emulatorThatEndsWithoutMemory()) {
      var dialogs = load.prepare().apply(server.port());
      SoakLoop.run(server.port(), warmUp, dialogs);
      for (int tenth = 0; tenth < TENTHS; tenth++) {
        last = SoakLoop.run(server.port(), each, dialogs);
        first = first == null ? last : first;
        resident = Math.max(resident, server.resident());
      }
    }
    // At once, so that a soak that is cut off says what it has measured.
    System.err.printf(
        Locale.ROOT,
        "done: %s, %.0f/s, then %.0f/s; 99 %% in %.0f ms, then %.0f ms; %.0f MiB%n",
        load.name(),
        first.rate(),
        last.rate(),
        first.p99Millis(),
        last.p99Millis(),
        resident);
    report(load.name() + ", " + String.format(Locale.ROOT, "%,d", TENTHS * each), first, last);
    results.atMost(load.name() + ", resident, MiB", "", resident, MOST_RESIDENT);
    tooLarge |= resident > MOST_RESIDENT;
  }

  private void report(String name, SoakLoop.Measured first, SoakLoop.Measured last) {
    String rates = Math.round(first.rate()) + "/s, then " + Math.round(last.rate()) + "/s";
    results.atLeast(name + ": last tenth to first", rates, last.rate() / first.rate(), 0.9);
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
