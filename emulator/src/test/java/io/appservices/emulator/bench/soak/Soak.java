package io.appservices.emulator.bench.soak;

import static io.appservices.emulator.bench.result.Results.ratios;

import io.appservices.emulator.bench.load.Dialog;
import io.appservices.emulator.bench.load.DialogLoop;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Shows that calls cost the same however many there were: each kind of call is repeated against a
 * server of its own, and its last tenth is compared with the first one of another server, in turns,
 * by the clock and by the processor time of the servers: so other programs meet both. The arguments
 * are how much of a full soak is to be done, such as 0.1, and, if not all, words that occur in the
 * names of the calls.
 */
public final class Soak {

  private static final int TENTHS = 10;
  private static final int USERS = 100_000;
  private static final double MOST_RESIDENT = 350;
  private static final double LEAST_RATIO = 0.9;

  private final double scale;
  private final Results results = new Results();
  private boolean failed;

  /** The calls of a turn: the processor time comes in hundredths of a second. */
  private static final int TELLING = 5_000;

  private static final int MOST_TURNS = 10;

  private record Tenth(double rate, double p99Millis, double micros) {

    static Tenth of(ServerProcess server, int calls, Supplier<Dialog> dialogs) {
      double before = server.processorSeconds();
      DialogLoop.Measured measured = DialogLoop.run(server.port(), calls, dialogs);
      double micros = (server.processorSeconds() - before) * 1e6 / calls;
      return new Tenth(measured.rate(), measured.p99Millis(), micros);
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
    double resident = 0;
    try (ServerProcess server = ServerProcess.emulatorThatEndsWithoutMemory();
        ServerProcess other = ServerProcess.emulatorThatEndsWithoutMemory()) {
      Supplier<Dialog> dialogs = prepare(load, server, each);
      for (int tenth = 1; tenth < TENTHS; tenth++) {
        DialogLoop.run(server.port(), each, dialogs);
        resident = Math.max(resident, server.resident());
      }
      // What else runs now meets the first tenth of the other as it meets the last one of this.
      Supplier<Dialog> others = prepare(load, other, each);
      int turns = Math.max(1, Math.min(MOST_TURNS, each / TELLING));
      Tenth[] first = new Tenth[turns];
      Tenth[] last = new Tenth[turns];
      for (int turn = 0; turn < turns; turn++) {
        first[turn] = Tenth.of(other, each / turns, others);
        last[turn] = Tenth.of(server, each / turns, dialogs);
      }
      resident = Math.max(resident, server.resident());
      report(load.name() + ", " + String.format(Locale.ROOT, "%,d", TENTHS * each), first, last);
    }
    results.atMost(load.name() + ", resident, MiB", "", resident, MOST_RESIDENT);
    System.err.printf(Locale.ROOT, "resident: %.0f MiB%n", resident);
    failed |= resident > MOST_RESIDENT;
  }

  private static Supplier<Dialog> prepare(SoakLoad load, ServerProcess server, int each) {
    Supplier<Dialog> dialogs = load.prepare().apply(server.port());
    DialogLoop.run(server.port(), Math.min(each, 5_000), dialogs);
    return dialogs;
  }

  private void report(String name, Tenth[] first, Tenth[] last) {
    double cost = Results.median(ratios(of(first, Tenth::micros), of(last, Tenth::micros)));
    String micros = compared(first, last, Tenth::micros, "%s us, then %s us");
    results.atLeast(name + ": last tenth to first, by processor time", micros, cost, LEAST_RATIO);
    double rate = Results.median(ratios(of(last, Tenth::rate), of(first, Tenth::rate)));
    String rates = compared(first, last, Tenth::rate, "%s/s, then %s/s");
    results.atLeast("the same, by the clock", rates, rate, LEAST_RATIO);
    double slower = Results.median(ratios(of(last, Tenth::p99Millis), of(first, Tenth::p99Millis)));
    String slowest = compared(first, last, Tenth::p99Millis, "%s ms, then %s ms");
    results.atMost("the same, 99th percentile", slowest, slower, 2);
    // At once, so that a soak that is cut off says what it has measured.
    System.err.printf(
        Locale.ROOT,
        "done: %s: %s (%.2f); %s (%.2f); 99 %% in %s (%.2f)%n",
        name,
        micros,
        cost,
        rates,
        rate,
        slowest,
        slower);
    // Of few calls the processor time says little.
    failed |= scale >= 1 && cost < LEAST_RATIO;
  }

  private static String compared(
      Tenth[] first, Tenth[] last, ToDoubleFunction<Tenth> value, String text) {
    return text.formatted(
        Results.number(Results.median(of(first, value))),
        Results.number(Results.median(of(last, value))));
  }

  private static double[] of(Tenth[] turns, ToDoubleFunction<Tenth> value) {
    return Arrays.stream(turns).mapToDouble(value).toArray();
  }

  private static void machine(String when) {
    System.out.printf(
        Locale.ROOT,
        "%n%s: load %.1f%n%n",
        when,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
