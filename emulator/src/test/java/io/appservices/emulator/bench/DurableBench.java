package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.result.Results.median;
import static io.appservices.emulator.bench.result.Results.number;
import static io.appservices.emulator.bench.result.Results.ratios;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A server that keeps its state in a directory beside one that keeps it in memory, in turns, so
 * that the machine's load meets both. Passwords cost the same in both.
 */
final class DurableBench {

  /** Where the build is, unless told: a directory of temporary files may be in memory. */
  private static final Path PLACE =
      Path.of(System.getProperty("bench.directory", "emulator/target"));

  private final int rounds;
  private final double seconds;

  DurableBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  private record Load(String name, double target, int status, Function<Accounts, byte[]> request) {}

  private static final List<Load> LOADS =
      List.of(
          new Load("profile", 0.7, 200, Accounts::profile),
          new Load("refresh", 0.7, 201, Accounts::refresh),
          new Load("login", 0.5, 200, Accounts::login),
          new Load("register", 0, 201, Accounts::register),
          new Load("revoke", 0.4, 204, Accounts::revoke));

  void run(Results results) {
    Path directory = temporary();
    try (ServerProcess memory = ServerProcess.emulatorWith("--password-iterations=1");
        ServerProcess durable =
            ServerProcess.emulatorWith("--password-iterations=1", "--data=" + directory)) {
      measure(List.of(memory, durable), results);
    } finally {
      remove(directory);
    }
  }

  private void measure(List<ServerProcess> servers, Results results) {
    List<Accounts> accounts = servers.stream().map(server -> new Accounts(server.port())).toList();
    double[][][] rates = new double[LOADS.size()][servers.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int load = 0; load < LOADS.size(); load++) {
        for (int which = 0; which < servers.size(); which++) {
          Accounts users = accounts.get(which);
          Load kind = LOADS.get(load);
          double rate =
              servers
                  .get(which)
                  .drive(seconds, kind.status(), () -> kind.request().apply(users))
                  .rate();
          if (round >= 0) {
            rates[load][which][round] = rate;
          }
        }
      }
    }
    for (int load = 0; load < LOADS.size(); load++) {
      report(LOADS.get(load), rates[load], results);
    }
    results.plain("resident, in memory", Results.mib(servers.get(0).resident()));
    results.plain("resident, in a directory", Results.mib(servers.get(1).resident()));
  }

  private static void report(Load load, double[][] rates, Results results) {
    String what = load.name() + ", in a directory to in memory";
    String measured = Math.round(median(rates[1])) + "/s to " + Math.round(median(rates[0])) + "/s";
    double ratio = median(ratios(rates[1], rates[0]));
    if (load.target() > 0) {
      results.atLeast(what, measured, ratio, load.target());
    } else {
      results.plain(what, measured + ", " + number(ratio));
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory(PLACE, "durable-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> file.toFile().delete());
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
