package io.appservices.emulator.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Requests per second of the emulator beside those of the bare endpoint. The rounds alternate, so
 * that what else the machine does meets both.
 */
final class ThroughputBench {

  private static final int USERS = 100;

  private final int rounds;
  private final double seconds;
  private final AtomicInteger next = new AtomicInteger();
  private final List<byte[]> logins = new ArrayList<>();
  private final List<byte[]> profiles = new ArrayList<>();
  private final List<byte[]> refreshes = new ArrayList<>();

  ThroughputBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void run(Results results) {
    try (ServerProcess bare = ServerProcess.bare();
        ServerProcess emulator = ServerProcess.emulator()) {
      prepare(emulator.port());
      Map<String, DoubleSupplier> runs = new LinkedHashMap<>();
      runs.put("bare", () -> rate(bare, 200, () -> BareServer.REQUEST));
      runs.put("profile", () -> rate(emulator, 200, turn(profiles)));
      runs.put("refresh", () -> rate(emulator, 201, turn(refreshes)));
      runs.put("bare again", runs.get("bare"));
      runs.put("login", () -> rate(emulator, 200, turn(logins)));
      runs.put("register", () -> rate(emulator, 201, this::register));
      runs.values().forEach(DoubleSupplier::getAsDouble);
      report(measure(runs), results);
    }
  }

  private Map<String, double[]> measure(Map<String, DoubleSupplier> runs) {
    Map<String, double[]> rates = new LinkedHashMap<>();
    runs.keySet().forEach(name -> rates.put(name, new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      for (String name : runs.keySet()) {
        rates.get(name)[round] = runs.get(name).getAsDouble();
      }
    }
    return rates;
  }

  private void report(Map<String, double[]> rates, Results results) {
    double[] bare = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      bare[round] = (rates.get("bare")[round] + rates.get("bare again")[round]) / 2;
    }
    results.plain("bare Javalin endpoint", perSecond(bare));
    ratio("profile", 0.66, rates, bare, results);
    ratio("refresh", 0.61, rates, bare, results);
    ratio("login", 0.67, rates, bare, results);
    ratio("register", 0.47, rates, bare, results);
  }

  private void ratio(
      String name, double target, Map<String, double[]> rates, double[] bare, Results results) {
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ratios[round] = rates.get(name)[round] / bare[round];
    }
    results.atLeast(
        name + ", ratio to bare", perSecond(rates.get(name)), Results.median(ratios), target);
  }

  private static String perSecond(double[] rates) {
    return Math.round(Results.median(rates)) + "/s";
  }

  private double rate(ServerProcess server, int status, Supplier<byte[]> requests) {
    return ClosedLoop.forSeconds(server.port(), seconds, status, requests);
  }

  private byte[] register() {
    return Requests.register("new-" + next.incrementAndGet() + "@example.com");
  }

  private Supplier<byte[]> turn(List<byte[]> requests) {
    return () -> requests.get(next.incrementAndGet() % requests.size());
  }

  private void prepare(int port) {
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < USERS; i++) {
        String email = "user-" + i + "@example.com";
        connection.exchange(Requests.register(email), 201);
        Document tokens = connection.exchange(Requests.logIn(email, ""), 200);
        logins.add(Requests.logIn(email, tokens.getString("device_id")));
        profiles.add(Requests.profile(tokens.getString("access_token")));
        refreshes.add(Requests.refresh(tokens.getString("refresh_token")));
      }
    }
  }
}
