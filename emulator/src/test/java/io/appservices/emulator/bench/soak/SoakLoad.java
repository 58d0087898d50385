package io.appservices.emulator.bench.soak;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Dialog;
import io.appservices.emulator.bench.load.DialogLoop;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * One kind of call that is repeated for long.
 *
 * @param count how many calls a full soak makes
 * @param settled after how many calls everything has reached its bound that they add to
 * @param prepare sets a server up and gives a dialog for each connection
 */
record SoakLoad(String name, int count, int settled, Function<Integer, Supplier<Dialog>> prepare) {

  private static final String EMAIL = "user-0@example.com";
  private static final int OTHERS = 50;
  private static final String APP = Requests.GROUP + "/apps/" + EmulatorConfig.DEFAULT_APP_ID;
  private static final String FUNCTION =
      "{\"name\":\"sum\",\"source\":\"exports = (a, b) => { console.log(a); return a + b; }\"}";
  private static final String TALKATIVE =
      "{\"name\":\"sum\",\"source\":\"exports = (a, b) => { for (let i = 0; i < 25; i++)"
          + " console.log('line ' + i); return a + b; }\"}";
  private static final String CALL = "{\"name\":\"sum\",\"arguments\":[1,2]}";

  /**
   * All of them.
   *
   * @param users how many users there are where there are many
   */
  static List<SoakLoad> all(int users) {
    return List.of(
        new SoakLoad("logins of one user", 1_000_000, 12_000, SoakLoad::loginsBesideOthers),
        new SoakLoad(
            "logins of %,d users".formatted(users), 1_000_000, 12_000, p -> logins(p, users)),
        new SoakLoad("refreshes", 300_000, 1_000, SoakLoad::refreshes),
        new SoakLoad("logins with a wrong password", 300_000, 1_000, SoakLoad::failedLogins),
        new SoakLoad("users registered and deleted", 100_000, 22_000, SoakLoad::users),
        new SoakLoad("mails", 100_000, 11_000, SoakLoad::mails),
        new SoakLoad("API keys made and deleted", 100_000, 2_000, SoakLoad::keys),
        new SoakLoad("apps made and deleted", 10_000, 12_000, SoakLoad::apps),
        new SoakLoad(
            "functions called, with a line in the log",
            50_000,
            1_500,
            port -> functions(port, FUNCTION)),
        new SoakLoad("log entries of 25 lines", 20_000, 1_500, port -> functions(port, TALKATIVE)),
        new SoakLoad("requests in the journal", 300_000, 1_000, SoakLoad::requests));
  }

  /** The others stay logged in, so that what belongs to sessions of that time stays, too. */
  private static Supplier<Dialog> loginsBesideOthers(int port) {
    Supplier<Dialog> others = logins(port, OTHERS);
    DialogLoop.run(port, OTHERS, others);
    return () -> Dialog.of(200, () -> Requests.logIn(EMAIL, ""));
  }

  private static Supplier<Dialog> logins(int port, int users) {
    AtomicInteger made = new AtomicInteger();
    DialogLoop.run(
        port, users, () -> Dialog.of(201, () -> Requests.register(email(made.getAndIncrement()))));
    AtomicInteger next = new AtomicInteger();
    return () -> Dialog.of(200, () -> Requests.logIn(email(next.getAndIncrement() % users), ""));
  }

  private static Supplier<Dialog> refreshes(int port) {
    byte[] refresh = Requests.refresh(tokens(port).getString("refresh_token"));
    return () -> Dialog.of(201, () -> refresh);
  }

  private static Supplier<Dialog> failedLogins(int port) {
    tokens(port);
    String body = "{\"username\":\"%s\",\"password\":\"another\"}".formatted(EMAIL);
    byte[] login =
        Requests.of("POST", Requests.APP + "/auth/providers/local-userpass/login", null, body);
    return () -> Dialog.of(401, () -> login);
  }

  private static Supplier<Dialog> users(int port) {
    String token = operator(port);
    AtomicInteger next = new AtomicInteger();
    return () ->
        new MakeAndDelete(
            () -> {
              String email = email(next.getAndIncrement());
              String body = "{\"email\":\"%s\",\"password\":\"password1\"}".formatted(email);
              return Requests.of("POST", APP + "/users", token, body);
            },
            id -> APP + "/users/" + id,
            token);
  }

  private static Supplier<Dialog> mails(int port) {
    tokens(port);
    byte[] send =
        Requests.of(
            "POST",
            Requests.APP + "/auth/providers/local-userpass/reset/send",
            null,
            "{\"email\":\"%s\"}".formatted(EMAIL));
    return () -> Dialog.of(202, () -> send);
  }

  private static Supplier<Dialog> keys(int port) {
    String token = tokens(port).getString("refresh_token");
    String path = Requests.CLIENT + "/auth/api_keys";
    AtomicInteger next = new AtomicInteger();
    return () ->
        new MakeAndDelete(
            () -> {
              String body = "{\"name\":\"key-%d\"}".formatted(next.getAndIncrement());
              return Requests.of("POST", path, token, body);
            },
            id -> path + "/" + id,
            token);
  }

  private static Supplier<Dialog> apps(int port) {
    String token = operator(port);
    AtomicInteger next = new AtomicInteger();
    return () ->
        new MakeAndDelete(
            () -> {
              String body = "{\"name\":\"app-%d\"}".formatted(next.getAndIncrement());
              return Requests.of("POST", Requests.GROUP + "/apps", token, body);
            },
            id -> Requests.GROUP + "/apps/" + id,
            token);
  }

  private static Supplier<Dialog> requests(int port) {
    byte[] profile = Requests.profile(tokens(port).getString("access_token"));
    return () -> Dialog.of(200, () -> profile);
  }

  private static Supplier<Dialog> functions(int port, String function) {
    String user = tokens(port).getString("access_token");
    exchange(port, Requests.of("POST", APP + "/functions", operator(port), function), 201);
    byte[] call = Requests.of("POST", Requests.APP + "/functions/call", user, CALL);
    return () -> Dialog.of(200, () -> call);
  }

  private static Document tokens(int port) {
    exchange(port, Requests.register(EMAIL), 201);
    return exchange(port, Requests.logIn(EMAIL, ""), 200);
  }

  private static String operator(int port) {
    return exchange(port, Requests.logInAdmin(), 200).getString("access_token");
  }

  private static Document exchange(int port, byte[] request, int status) {
    try (Connection connection = new Connection(port)) {
      return connection.exchange(request, status);
    }
  }

  private static String email(int number) {
    return "user-" + number + "@example.com";
  }
}
