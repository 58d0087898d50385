package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.result.Results.median;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import java.util.List;
import java.util.function.Function;

/**
 * A server with its journal and events at their default bounds beside one without both, in turns.
 */
final class JournalBench {

  private final int rounds;
  private final double seconds;

  /** The rates and the processor times of a round, without and with. */
  private record Measured(double[][] rates, double[][] micros) {}

  JournalBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void run(Results results) {
    try (ServerProcess without = ServerProcess.emulatorWith("--journal-size=0", "--events-size=0");
        ServerProcess with = ServerProcess.emulator()) {
      List<ServerProcess> servers = List.of(without, with);
      List<Accounts> accounts = List.of(new Accounts(without.port()), new Accounts(with.port()));
      Measured profile = drive(servers, accounts, Accounts::profile);
      results.atLeast(
          "profile with journal and events, ratio to without",
          rate(profile),
          median(Results.ratios(profile.rates()[1], profile.rates()[0])),
          0.95);
      results.plain("the same by processor time", byProcessorTime(profile));
      Measured login = drive(servers, accounts, Accounts::login);
      results.plain(
          "login with journal and events, ratio to without",
          rate(login)
              + ", "
              + Results.number(median(Results.ratios(login.rates()[1], login.rates()[0]))));
      results.plain("the same by processor time of a login", byProcessorTime(login));
    }
  }

  private Measured drive(
      List<ServerProcess> servers, List<Accounts> accounts, Function<Accounts, byte[]> request) {
    double[][] rates = new double[2][rounds];
    double[][] micros = new double[2][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int turn = 0; turn < 2; turn++) {
        int which = (turn + round + 1) % 2;
        Accounts users = accounts.get(which);
        var measured = servers.get(which).drive(seconds, 200, () -> request.apply(users));
        if (round >= 0) {
          rates[which][round] = measured.rate();
          micros[which][round] = measured.micros();
        }
      }
    }
    return new Measured(rates, micros);
  }

  private static String rate(Measured measured) {
    return Math.round(median(measured.rates()[1]))
        + "/s, "
        + Math.round(median(measured.micros()[1]))
        + " us CPU";
  }

  private static String byProcessorTime(Measured measured) {
    return Results.number(median(Results.ratios(measured.micros()[0], measured.micros()[1])));
  }
}
