package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.result.Results.median;
import static io.appservices.emulator.bench.result.Results.ratios;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.BareServer;
import io.appservices.emulator.bench.server.ServerProcess;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests per second of the emulator beside those of the bare endpoint. The rounds alternate, so
 * that what else the machine does meets both.
 */
final class ThroughputBench {

  private final int rounds;
  private final double seconds;

  ThroughputBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void run(Results results) {
    try (ServerProcess bare = ServerProcess.bare();
        ServerProcess emulator = ServerProcess.emulator()) {
      Accounts accounts = new Accounts(emulator.port());
      List<Load> loads =
          List.of(
              new Load("bare", 0, bare, 200, () -> BareServer.REQUEST),
              new Load("profile", 0.66, emulator, 200, accounts::profile),
              new Load("refresh", 0.61, emulator, 201, accounts::refresh),
              new Load("bare", 0, bare, 200, () -> BareServer.REQUEST),
              new Load("login", 0.67, emulator, 200, accounts::login),
              new Load("register", 0.47, emulator, 201, accounts::register));
      loads.forEach(this::measure);
      double[][] rates = new double[loads.size()][rounds];
      double[][] micros = new double[loads.size()][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int load = 0; load < rates.length; load++) {
          ServerProcess.Measured measured = measure(loads.get(load));
          rates[load][round] = measured.rate();
          micros[load][round] = measured.micros();
        }
      }
      report(loads, rates, micros, results);
    }
  }

  /** One kind of request; a target of 0 for the yardstick. */
  private record Load(
      String name, double target, ServerProcess server, int status, Supplier<byte[]> requests) {}

  private ServerProcess.Measured measure(Load load) {
    return load.server().drive(seconds, load.status(), load.requests());
  }

  private void report(List<Load> loads, double[][] rates, double[][] micros, Results results) {
    double[] bareRates = bare(loads, rates);
    double[] bareMicros = bare(loads, micros);
    results.plain("bare Javalin endpoint", measured(bareRates, bareMicros));
    for (int load = 0; load < rates.length; load++) {
      if (loads.get(load).target() > 0) {
        String name = loads.get(load).name();
        double processor = 1 / median(ratios(micros[load], bareMicros));
        results.atLeast(
            name + ", ratio to bare",
            measured(rates[load], micros[load]),
            median(ratios(rates[load], bareRates)),
            loads.get(load).target());
        results.ratio(name + ", ratio by processor time", "", processor, true);
      }
    }
  }

  /** The mean of the yardstick's two turns in each round. */
  private double[] bare(List<Load> loads, double[][] figures) {
    double[] mean = new double[rounds];
    for (int load = 0; load < figures.length; load++) {
      for (int round = 0; round < rounds && loads.get(load).target() == 0; round++) {
        mean[round] += figures[load][round] / 2;
      }
    }
    return mean;
  }

  private static String measured(double[] rates, double[] micros) {
    return Math.round(median(rates)) + "/s, " + Math.round(median(micros)) + " us CPU";
  }
}
