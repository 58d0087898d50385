package io.appservices.emulator.bench;

import io.appservices.emulator.bench.load.ClosedLoop;
import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** What a hundred times as many users, and ten thousand times as many sessions, cost. */
final class ScalingBench {

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int LOOKS = 3_000;
  private static final int SESSIONS = 10_000;
  private static final int PAIRS = 7;
  private static final int WARM_UP = 300;

  private final AtomicInteger next = new AtomicInteger();
  private String adminToken;

  void run(Results results) {
    users(results);
    sessions(results);
  }

  private void users(Results results) {
    try (ServerProcess emulator = ServerProcess.emulator();
        Connection connection = logInAdmin(emulator)) {
      String many = Requests.GROUP + "/apps/" + EmulatorConfig.DEFAULT_APP_ID + "/users";
      String few = newApp(connection) + "/users";
      create(emulator, few, FEW);
      create(emulator, many, MANY);
      double resident = emulator.resident();
      results.atMost(
          "resident with 100 000 users made through it, MiB", Results.mib(resident), resident, 256);
      compare(connection, results, "page of 50", get(few + "?limit=50"), get(many + "?limit=50"));
      compare(connection, results, "user by id", user(connection, few), user(connection, many));
    }
  }

  private void compare(
      Connection connection, Results results, String what, byte[] few, byte[] many) {
    double[] small = new double[LOOKS];
    double[] large = new double[LOOKS];
    for (int i = -LOOKS; i < LOOKS; i++) {
      double first = connection.micros(few, 200);
      double second = connection.micros(many, 200);
      if (i >= 0) {
        small[i] = first;
        large[i] = second;
      }
    }
    ratio(what + ", 100 000 users to 1 000", small, large, 1.3, results);
  }

  private void sessions(Results results) {
    try (ServerProcess emulator = ServerProcess.emulator();
        Connection connection = logInAdmin(emulator)) {
      double[][] one = new double[3][PAIRS];
      double[][] many = new double[3][PAIRS];
      for (int i = -WARM_UP; i < PAIRS; i++) {
        String lonely = userWithSessions(emulator, connection, 1);
        if (i < 0) {
          end(connection, lonely);
          continue;
        }
        double[] busyTimes = end(connection, userWithSessions(emulator, connection, SESSIONS));
        double[] lonelyTimes = end(connection, lonely);
        for (int operation = 0; operation < one.length; operation++) {
          one[operation][i] = lonelyTimes[operation];
          many[operation][i] = busyTimes[operation];
        }
      }
      String[] names = {"revoke", "disable", "delete"};
      for (int operation = 0; operation < names.length; operation++) {
        ratio(
            names[operation] + ", 10 000 sessions to one",
            one[operation],
            many[operation],
            1.5,
            results);
      }
    }
  }

  /** Microseconds to revoke the sessions of, disable and delete a user. */
  private double[] end(Connection connection, String user) {
    // What came before was a burst of other requests or a pause: not what is to be compared.
    for (int i = 0; i < WARM_UP; i++) {
      connection.exchange(get(user), 200);
    }
    return new double[] {
      connection.micros(Requests.of("PUT", user + "/logout", adminToken, ""), 204),
      connection.micros(Requests.of("PUT", user + "/disable", adminToken, ""), 204),
      connection.micros(Requests.of("DELETE", user, adminToken, ""), 204)
    };
  }

  private String userWithSessions(ServerProcess emulator, Connection connection, int sessions) {
    String email = "session-" + next.incrementAndGet() + "@example.com";
    connection.exchange(Requests.register(email), 201);
    Document first = connection.exchange(Requests.logIn(email, ""), 200);
    byte[] login = Requests.logIn(email, first.getString("device_id"));
    if (sessions > 1) {
      ClosedLoop.forRequests(emulator.port(), sessions - 1, 200, () -> login);
    }
    return Requests.GROUP
        + "/apps/"
        + EmulatorConfig.DEFAULT_APP_ID
        + "/users/"
        + first.getString("user_id");
  }

  private void create(ServerProcess emulator, String users, int count) {
    ClosedLoop.forRequests(
        emulator.port(), count, 201, () -> creation(users, next.incrementAndGet()));
  }

  private byte[] creation(String users, int number) {
    String body =
        "{\"email\":\"user-%d@example.com\",\"password\":\"password1\"}".formatted(number);
    return Requests.of("POST", users, adminToken, body);
  }

  private byte[] user(Connection connection, String users) {
    Document made = connection.exchange(creation(users, next.incrementAndGet()), 201);
    return get(users + "/" + made.getString("_id"));
  }

  private byte[] get(String path) {
    return Requests.of("GET", path, adminToken, "");
  }

  private String newApp(Connection connection) {
    String apps = Requests.GROUP + "/apps";
    byte[] request = Requests.of("POST", apps, adminToken, "{\"name\":\"small\"}");
    String app = apps + "/" + connection.exchange(request, 201).getString("_id");
    connection.exchange(
        Requests.of(
            "POST",
            app + "/auth_providers",
            adminToken,
            "{\"name\":\"local-userpass\",\"type\":\"local-userpass\",\"disabled\":false,"
                + "\"config\":{\"autoConfirm\":true,\"resetPasswordUrl\":\"http://localhost\"}}"),
        201);
    return app;
  }

  private Connection logInAdmin(ServerProcess emulator) {
    Connection connection = new Connection(emulator.port());
    adminToken = connection.exchange(Requests.logInAdmin(), 200).getString("access_token");
    return connection;
  }

  private static void ratio(
      String what, double[] small, double[] large, double target, Results results) {
    double few = Results.median(small);
    double many = Results.median(large);
    String measured = Math.round(many) + " us to " + Math.round(few) + " us";
    results.atMost(what, measured, many / few, target);
  }
}
