package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.Results.median;

import java.util.List;

/** A server with its journal beside one without, in turns. */
final class JournalBench {

  private final int rounds;
  private final double seconds;

  JournalBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void run(Results results) {
    try (ServerProcess without = ServerProcess.emulatorWith("--journal-size=0");
        ServerProcess with = ServerProcess.emulator()) {
      List<ServerProcess> servers = List.of(without, with);
      List<Accounts> accounts = List.of(new Accounts(without.port()), new Accounts(with.port()));
      double[][] rates = new double[2][rounds];
      double[][] micros = new double[2][rounds];
      for (int round = -1; round < rounds; round++) {
        for (int turn = 0; turn < 2; turn++) {
          int which = (turn + round + 1) % 2;
          var measured = servers.get(which).drive(seconds, 200, accounts.get(which)::profile);
          if (round >= 0) {
            rates[which][round] = measured.rate();
            micros[which][round] = measured.micros();
          }
        }
      }
      report(rates, micros, results);
    }
  }

  private static void report(double[][] rates, double[][] micros, Results results) {
    results.atLeast(
        "profile with the journal, ratio to without",
        Math.round(median(rates[1])) + "/s, " + Math.round(median(micros[1])) + " us CPU",
        median(ThroughputBench.ratios(rates[1], rates[0])),
        0.95);
    results.plain(
        "profile with the journal, ratio by processor time",
        Results.number(median(ThroughputBench.ratios(micros[0], micros[1]))));
  }
}
