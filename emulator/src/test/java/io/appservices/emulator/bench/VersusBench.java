package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.result.Results.median;
import static io.appservices.emulator.bench.result.Results.number;
import static io.appservices.emulator.bench.result.Results.ratios;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.server.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** This build beside another distribution, in turns, so that the machine's load meets both. */
final class VersusBench {

  private static final int STARTS = 7;
  private static final Path THIS = Path.of("emulator/target/appservices-emulator");

  private final Path other =
      Path.of(
          System.getProperty("bench.other", "name the other distribution with -Dbench.other=DIR"));
  private final int rounds;
  private final double seconds;

  VersusBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  private record Load(String name, int status, Function<Accounts, byte[]> request) {}

  void run() {
    System.out.println("| what | other | this | this to other | by processor time |");
    System.out.println("|---|---|---|---|---|");
    throughput();
    starts();
  }

  private void throughput() {
    List<Load> loads =
        List.of(
            new Load("profile", 200, Accounts::profile),
            new Load("refresh", 201, Accounts::refresh),
            new Load("login", 200, Accounts::login),
            new Load("register", 201, Accounts::register));
    try (ServerProcess before = ServerProcess.emulator(other);
        ServerProcess after = ServerProcess.emulator(THIS)) {
      List<ServerProcess> servers = List.of(before, after);
      List<Accounts> accounts = List.of(new Accounts(before.port()), new Accounts(after.port()));
      double[][][] rates = new double[loads.size()][2][rounds];
      double[][][] micros = new double[loads.size()][2][rounds];
      for (int round = -1; round < rounds; round++) {
        for (int load = 0; load < loads.size(); load++) {
          for (int turn = 0; turn < 2; turn++) {
            int which = (turn + round + 1) % 2;
            Accounts users = accounts.get(which);
            Load kind = loads.get(load);
            var measured =
                servers.get(which).drive(seconds, kind.status(), () -> kind.request().apply(users));
            if (round >= 0) {
              rates[load][which][round] = measured.rate();
              micros[load][which][round] = measured.micros();
            }
          }
        }
      }
      for (int load = 0; load < loads.size(); load++) {
        row(loads.get(load).name() + ", requests per second", rates[load], micros[load]);
      }
    }
  }

  private void row(String what, double[][] rates, double[][] micros) {
    System.out.printf(
        "| %s | %s | %s | %s | %s |%n",
        what,
        number(median(rates[0])) + ", " + number(median(micros[0])) + " us",
        number(median(rates[1])) + ", " + number(median(micros[1])) + " us",
        number(median(ratios(rates[1], rates[0]))),
        number(1 / median(ratios(micros[1], micros[0]))));
  }

  private void starts() {
    double[][] millis = new double[2][STARTS];
    double[][] processor = new double[2][STARTS];
    double[][] resident = new double[2][STARTS];
    ServerProcess.emulator(THIS).close();
    for (int i = 0; i < STARTS; i++) {
      for (int which = 0; which < 2; which++) {
        try (ServerProcess server = ServerProcess.emulator(which == 0 ? other : THIS)) {
          millis[which][i] = server.firstAnswer(Requests.LOCATION);
          processor[which][i] = 1e3 * server.processorSeconds();
          StartBench.settle();
          resident[which][i] = server.resident();
        }
      }
    }
    plain("start to first answer, ms", millis);
    plain("the same by processor time, ms", processor);
    plain("resident when idle, MiB", resident);
  }

  private static void plain(String what, double[][] values) {
    System.out.printf(
        "| %s | %s | %s | %s | |%n",
        what,
        number(median(values[0])),
        number(median(values[1])),
        number(median(ratios(values[1], values[0]))));
  }
}
