package io.appservices.emulator.bench;

import static io.appservices.emulator.bench.result.Results.median;
import static io.appservices.emulator.bench.result.Results.number;

import io.appservices.emulator.bench.load.ClosedLoop;
import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.load.Turns;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls of a function in JavaScript that reads and changes a document: the first one after a start,
 * those of a warm server, and what is left of the memory that they took.
 */
final class FunctionsBench {

  private static final int STARTS = 5;
  private static final double WARM_UP_SECONDS = 20;
  private static final int REST_SECONDS = 60;
  private static final String SOURCE =
      "exports = async n => { const items ="
          + " context.services.get('mongodb-atlas').db('bench').collection('items');"
          + " await items.updateOne({_id: n % 100}, {$inc: {count: 1}}, {upsert: true});"
          + " return (await items.findOne({_id: n % 100})).count; };";

  private final int rounds;
  private final double seconds;

  FunctionsBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void run(Results results) {
    first(results);
    try (ServerProcess emulator = ServerProcess.emulator()) {
      StartBench.settle();
      double idle = emulator.resident();
      byte[] call = prepare(emulator);
      warm(emulator, call, results);
      rest(emulator, idle, results);
    }
  }

  private static void first(Results results) {
    double[] millis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      try (ServerProcess emulator = ServerProcess.emulator()) {
        byte[] call = prepare(emulator);
        try (Connection connection = new Connection(emulator.port())) {
          millis[i] = connection.micros(call, 200) / 1e3;
        }
      }
    }
    results.absoluteAtMost(
        "first call of a function after a start, ms",
        number(median(millis)) + " ms",
        median(millis),
        1_200);
  }

  private void warm(ServerProcess emulator, byte[] call, Results results) {
    Turns.Load load = new Turns.Load(emulator.port(), 200, () -> call);
    load.warmUp(WARM_UP_SECONDS);
    double before = emulator.processorSeconds();
    long start = System.nanoTime();
    Turns.Measured calls = Turns.drive(List.of(load), rounds, seconds).get(0);
    double busy = (emulator.processorSeconds() - before) / ((System.nanoTime() - start) / 1e9);
    double each = 1e3 / calls.rate();
    results.absoluteAtMost(
        "warm call with two operations on data, 16 connections, ms of each call",
        calls + ", " + number(busy * each) + " ms CPU",
        each,
        3);
    results.plain(
        "the same, from request to answer",
        number(ClosedLoop.CONNECTIONS * each) + " ms on average");
  }

  /** What is resident after a minute without a call, beside what was before the first. */
  private static void rest(ServerProcess emulator, double idle, Results results) {
    double busy = emulator.resident();
    try {
      // A minute is what is promised; there is no condition to wait for.
      TimeUnit.SECONDS.sleep(REST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    double resting = emulator.resident();
    results.plain(
        "resident before functions, after the calls, after a minute without any",
        Results.mib(idle) + ", " + Results.mib(busy) + ", " + Results.mib(resting));
    results.ratio("resident after a minute of rest, to busy", "", resting / busy, false);
  }

  /** Makes the function, and returns a call of it. */
  private static byte[] prepare(ServerProcess emulator) {
    try (Connection connection = new Connection(emulator.port())) {
      String operator = connection.exchange(Requests.logInAdmin(), 200).getString("access_token");
      String function = "{\"name\":\"count\",\"run_as_system\":true,\"source\":\"" + SOURCE + "\"}";
      String functions = Requests.USERS.replace("/users", "/functions");
      connection.exchange(Requests.of("POST", functions, operator, function), 201);
      byte[] anonymous =
          Requests.of("POST", Requests.APP + "/auth/providers/anon-user/login", null, "{}");
      String user = connection.exchange(anonymous, 200).getString("access_token");
      return Requests.of(
          "POST", Requests.APP + "/functions/call", user, "{\"name\":\"count\",\"arguments\":[7]}");
    }
  }
}
