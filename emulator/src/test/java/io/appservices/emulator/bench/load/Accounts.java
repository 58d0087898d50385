package io.appservices.emulator.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** Users of a server, made for a benchmark, and the requests that they send in turns. */
public final class Accounts {

  private static final int USERS = 100;

  private final AtomicInteger next = new AtomicInteger();

  /** For users of their own: so many logins end the oldest sessions of a user. */
  private final List<byte[]> logins = new ArrayList<>();

  private final List<byte[]> profiles = new ArrayList<>();
  private final List<byte[]> refreshes = new ArrayList<>();

  /** For users of their own: they would end the sessions of the others. */
  private final List<byte[]> revocations = new ArrayList<>();

  private final byte[] page;

  public Accounts(int port) {
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < USERS; i++) {
        String email = "user-" + i + "@example.com";
        connection.exchange(Requests.register(email), 201);
        Document tokens = connection.exchange(Requests.logIn(email, ""), 200);
        profiles.add(Requests.profile(tokens.getString("access_token")));
        refreshes.add(Requests.refresh(tokens.getString("refresh_token")));
      }
      addLogins(connection);
      String token = connection.exchange(Requests.logInAdmin(), 200).getString("access_token");
      addRevocations(connection, token);
      page = Requests.users(token);
    }
  }

  private void addLogins(Connection connection) {
    for (int i = 0; i < USERS; i++) {
      String email = "login-" + i + "@example.com";
      connection.exchange(Requests.register(email), 201);
      Document tokens = connection.exchange(Requests.logIn(email, ""), 200);
      logins.add(Requests.logIn(email, tokens.getString("device_id")));
    }
  }

  private void addRevocations(Connection connection, String token) {
    for (int i = 0; i < USERS; i++) {
      String email = "revoked-" + i + "@example.com";
      connection.exchange(Requests.register(email), 201);
      Document tokens = connection.exchange(Requests.logIn(email, ""), 200);
      revocations.add(Requests.revoke(token, tokens.getString("user_id")));
    }
  }

  public byte[] login() {
    return turn(logins);
  }

  public byte[] profile() {
    return turn(profiles);
  }

  public byte[] refresh() {
    return turn(refreshes);
  }

  public byte[] revoke() {
    return turn(revocations);
  }

  /** The first page of users, as an operator asks for it. */
  public byte[] page() {
    return page;
  }

  public byte[] register() {
    return Requests.register("new-" + next.incrementAndGet() + "@example.com");
  }

  private byte[] turn(List<byte[]> requests) {
    return requests.get(next.incrementAndGet() % requests.size());
  }
}
