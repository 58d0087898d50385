package io.appservices.emulator.bench;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.load.Turns;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import io.appservices.emulator.bench.server.StubServer;
import java.util.List;
import java.util.function.Function;

/**
 * The emulator beside the least code that answers the same routes, in turns. Before a kind of
 * request is measured, both were kept busy with all kinds but registrations, and 20 seconds with
 * this one; with registrations for four, as these fill the memory. Logins are measured with the few
 * users they need, and again with those that were registered. The stub has Java's own options, the
 * emulator those of its launcher.
 */
final class StubBench {

  private static final double MIXED_SECONDS = 4;
  private static final double SLICE_SECONDS = 4;

  private final int rounds;
  private final double seconds;

  StubBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /** One kind of request, and for how many slices it is sent right before it is measured. */
  private record Load(String name, int status, int slices, Function<Accounts, byte[]> request) {

    Turns.Load of(Side side) {
      return new Turns.Load(side.server().port(), status, () -> request.apply(side.accounts()));
    }
  }

  /** One of the two that are compared. */
  private record Side(ServerProcess server, Accounts accounts) {

    Side(ServerProcess server) {
      this(server, new Accounts(server.port()));
    }
  }

  private static final List<Load> MIXED =
      List.of(
          new Load("login", 200, 4, Accounts::login),
          new Load("refresh", 201, 4, Accounts::refresh),
          new Load("profile", 200, 4, Accounts::profile),
          new Load("page of 50 users", 200, 4, Accounts::page));

  private static final List<Load> LAST =
      List.of(
          new Load("register", 201, 1, Accounts::register),
          new Load("login with many users", 200, 1, Accounts::login),
          new Load("page of 50 of many users", 200, 1, Accounts::page));

  void run(Results results) {
    try (ServerProcess stub = ServerProcess.withDefaults(StubServer.class);
        ServerProcess emulator = ServerProcess.emulator()) {
      List<Side> sides = List.of(new Side(stub), new Side(emulator));
      for (Load load : MIXED) {
        sides.forEach(side -> load.of(side).warmUp(MIXED_SECONDS));
      }
      for (Load load : MIXED) {
        measure(load, sides, results);
      }
      for (Load load : LAST) {
        measure(load, sides, results);
      }
    }
  }

  private void measure(Load load, List<Side> sides, Results results) {
    for (int slice = 0; slice < load.slices(); slice++) {
      sides.forEach(side -> load.of(side).warmUp(SLICE_SECONDS));
    }
    List<Turns.Load> loads = sides.stream().map(load::of).toList();
    List<Turns.Measured> measured = Turns.drive(loads, rounds, seconds);
    report(load.name(), measured.get(0), measured.get(1), results);
  }

  private static void report(
      String name, Turns.Measured stub, Turns.Measured emulator, Results results) {
    String measured = emulator + "; stub " + stub;
    if (name.startsWith("page")) {
      results.atMost(name + ", time to the stub's", measured, stub.rateTo(emulator), 1.2);
    } else {
      results.atLeast(name + ", ratio to the stub", measured, emulator.rateTo(stub), 0.8);
    }
    results.atMost(name + ", 99th percentile to the stub's", "", emulator.p99To(stub), 1);
  }
}
