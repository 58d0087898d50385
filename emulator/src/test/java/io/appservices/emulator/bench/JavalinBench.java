package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.result.Results.median;
import static io.appservices.emulator.bench.result.Results.number;
import static io.appservices.emulator.bench.result.Results.ratios;

import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.server.ServerProcess;
import io.appservices.emulator.http.server.RoutedServer;
import java.util.List;

/** All rows of the emulator served by what Javalin has, and by what the emulator has, in turns. */
final class JavalinBench {

  private static final int STARTS = 7;
  private static final String APP =
      "/api/admin/v3.0/groups/5f60207f14dfb25d23101102/apps/5f60207f14dfb25d24511201";
  private static final List<String> PATHS =
      List.of("/api/client/v2.0/auth/profile", APP + "/users/5f60207f14dfb25d24511202");

  private final int rounds;
  private final double seconds;

  JavalinBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void run() {
    System.out.println("| what | Javalin | ours | ours to Javalin | by processor time |");
    System.out.println("|---|---|---|---|---|");
    try (ServerProcess javalin = start("javalin");
        ServerProcess ours = start("ours")) {
      for (String path : PATHS) {
        throughput(path, List.of(javalin, ours));
      }
    }
    starts();
  }

  private static ServerProcess start(String which) {
    return ServerProcess.main(RoutedServer.class, which);
  }

  private void throughput(String path, List<ServerProcess> servers) {
    byte[] request = Requests.of("GET", path, null, "");
    double[][] rates = new double[2][rounds];
    double[][] micros = new double[2][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int which = 0; which < 2; which++) {
        var measured = servers.get(which).drive(seconds, 200, () -> request);
        if (round >= 0) {
          rates[which][round] = measured.rate();
          micros[which][round] = measured.micros();
        }
      }
    }
    System.out.printf(
        "| %s | %s | %s | %s | %s |%n",
        path,
        number(median(rates[0])) + "/s, " + number(median(micros[0])) + " us",
        number(median(rates[1])) + "/s, " + number(median(micros[1])) + " us",
        number(median(ratios(rates[1], rates[0]))),
        number(1 / median(ratios(micros[1], micros[0]))));
  }

  private static void starts() {
    double[][] millis = new double[2][STARTS];
    double[][] processor = new double[2][STARTS];
    byte[] request = Requests.of("GET", PATHS.get(0), null, "");
    for (int i = 0; i < STARTS; i++) {
      for (int which = 0; which < 2; which++) {
        try (ServerProcess server = start(which == 0 ? "javalin" : "ours")) {
          millis[which][i] = server.firstAnswer(request);
          processor[which][i] = 1e3 * server.processorSeconds();
        }
      }
    }
    row("start to first answer, ms", millis);
    row("the same by processor time, ms", processor);
  }

  private static void row(String what, double[][] values) {
    System.out.printf(
        "| %s | %s | %s | %s | |%n",
        what,
        number(median(values[0])),
        number(median(values[1])),
        number(median(ratios(values[1], values[0]))));
  }
}
