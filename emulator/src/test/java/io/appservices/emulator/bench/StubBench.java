package io.appservices.emulator.bench;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.load.Turns;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import io.appservices.emulator.bench.server.StubServer;
import java.util.List;
import java.util.function.Function;

/**
 * The emulator beside the least code that answers the same routes, in turns, after both were kept
 * busy with requests of each kind for 20 seconds, but with registrations for four, as these fill
 * the memory. The stub has Java's own options, the emulator those of its launcher.
 */
final class StubBench {

  private static final double BUSY_SECONDS = 20;
  private static final double BUSY_SECONDS_OF_REGISTER = 4;
  private static final double SLICE_SECONDS = 4;

  private final int rounds;
  private final double seconds;

  StubBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  private record Load(
      String name, int status, double busySeconds, Function<Accounts, byte[]> request) {

    Turns.Load of(ServerProcess server, Accounts accounts) {
      return new Turns.Load(server.port(), status, () -> request.apply(accounts));
    }
  }

  private static final List<Load> LOADS =
      List.of(
          new Load("login", 200, BUSY_SECONDS, Accounts::login),
          new Load("refresh", 201, BUSY_SECONDS, Accounts::refresh),
          new Load("profile", 200, BUSY_SECONDS, Accounts::profile),
          new Load("register", 201, BUSY_SECONDS_OF_REGISTER, Accounts::register),
          new Load("page of 50 users", 200, BUSY_SECONDS, Accounts::page));

  void run(Results results) {
    try (ServerProcess stub = ServerProcess.withDefaults(StubServer.class);
        ServerProcess emulator = ServerProcess.emulator()) {
      Accounts ofStub = new Accounts(stub.port());
      Accounts ofEmulator = new Accounts(emulator.port());
      for (double passed = 0; passed < BUSY_SECONDS; passed += SLICE_SECONDS) {
        for (Load load : LOADS) {
          if (passed < load.busySeconds()) {
            load.of(stub, ofStub).warmUp(SLICE_SECONDS);
            load.of(emulator, ofEmulator).warmUp(SLICE_SECONDS);
          }
        }
      }
      for (Load load : LOADS) {
        List<Turns.Measured> measured =
            Turns.drive(
                List.of(load.of(stub, ofStub), load.of(emulator, ofEmulator)), rounds, seconds);
        report(load.name(), measured.get(0), measured.get(1), results);
      }
    }
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
