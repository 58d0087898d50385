package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.shared.SessionHistory.Event;
import io.appservices.emulator.shared.SessionHistory.Issued;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * A user that all clients of a race act on, each at any emulator; another one has its place once it
 * is deleted.
 */
final class RacingUser {

  /** An identity whose linking began when so many deletions had ended. */
  private record Linked(String identity, String userId, Event since, int deletions) {}

  static final int ALL = 1000;

  /** Nothing for which the app needs functions. */
  static final int WITHOUT_FUNCTIONS = 963;

  private final String email;
  private final SessionRace.Nodes nodes;
  private final SessionRace race;
  private final SessionHistory<Tokens> sessions;
  private final SessionHistory<String> passwords;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger deletionsBegun = new AtomicInteger();
  private final AtomicInteger deletionsEnded = new AtomicInteger();

  /** Held by whoever changes the password, which would not be known otherwise. */
  private final Object passwordChange = new Object();

  private volatile String id = "";
  private volatile Linked linked;

  RacingUser(int number, SessionRace.Nodes nodes, SessionRace race) {
    this.email = "user-" + number + "@example.com";
    this.nodes = nodes;
    this.race = race;
    this.sessions =
        new SessionHistory<>("of " + email + ", a token was accepted whose session had ended:");
    this.passwords =
        new SessionHistory<>("of " + email + ", a password was accepted that had been changed:");
  }

  /** Registers the user, and logs it in. */
  void start() {
    register(0);
    logIn(0, 0);
  }

  /**
   * Does something, anywhere.
   *
   * @param kinds {@link #ALL}, or {@link #WITHOUT_FUNCTIONS}
   */
  void act(Random random, int kinds) {
    int node = nodes.any(random);
    int what = random.nextInt(kinds);
    if (what < 780) {
      use(node, random);
    } else if (what < 880) {
      logIn(node, random.nextInt(4) == 0 ? random.nextInt(20) : 0);
    } else if (what < 905) {
      end("revoke", node, () -> nodes.admins().get(node).revoke(id));
    } else if (what < 920) {
      end("disable", node, () -> nodes.admins().get(node).disable(id));
    } else if (what < 955) {
      nodes.admins().get(node).enable(id);
    } else if (what < WITHOUT_FUNCTIONS) {
      delete(node);
    } else if (what < 973) {
      changePassword(node);
    } else if (what < 983) {
      link(node, random);
    } else {
      logInLinked(node);
    }
  }

  private static Event event(String what, int node, long begun) {
    return new Event(what + " at " + node, begun, System.nanoTime());
  }

  private void use(int node, Random random) {
    List<Issued<Tokens>> last = sessions.last();
    if (last.isEmpty()) {
      logIn(node, 0);
      return;
    }
    Issued<Tokens> issued = last.get(random.nextInt(last.size()));
    ClientApiClient client = client(node);
    boolean refresh = random.nextInt(4) == 0;
    long begun = System.nanoTime();
    Response response =
        refresh
            ? client.refresh(issued.value().refreshToken())
            : client.profile(issued.value().accessToken());
    Event event = event(refresh ? "refresh" : "profile", node, begun);
    if (isAccepted(response)) {
      check(sessions.violation(issued, event));
    }
  }

  private boolean isAccepted(Response response) {
    if (response.status() < 300) {
      race.accepted();
      return true;
    }
    assertThat(response.status()).as(response.body()).isEqualTo(401);
    race.refused();
    return false;
  }

  private void check(List<String> violation) {
    if (!violation.isEmpty()) {
      race.violated(violation);
    }
  }

  /**
   * Logs in.
   *
   * @param age how many passwords before the one of now; an older one than there was stands for the
   *     oldest that is known
   */
  private void logIn(int node, int age) {
    List<Issued<String>> known = passwords.last();
    if (known.isEmpty()) {
      return;
    }
    Issued<String> password = known.get(Math.max(0, known.size() - 1 - age));
    long begun = System.nanoTime();
    Response response = client(node).logIn(email, password.value());
    Event event = event("login", node, begun);
    if (isAccepted(response)) {
      check(passwords.violation(password, event));
      id = response.string("user_id");
      sessions.issued(new Issued<>(response.tokens(), event));
    }
  }

  private void end(String what, int node, Supplier<Response> change) {
    long begun = System.nanoTime();
    if (change.get().status() == 204) {
      sessions.ended(event(what, node, begun));
    }
  }

  private String nextPassword() {
    return "password-" + made.incrementAndGet();
  }

  private void register(int node) {
    String password = nextPassword();
    long begun = System.nanoTime();
    if (client(node).register(email, password).status() == 201) {
      passwords.issued(new Issued<>(password, event("registration", node, begun)));
    }
  }

  private void changePassword(int node) {
    synchronized (passwordChange) {
      String password = nextPassword();
      long begun = System.nanoTime();
      Response response =
          client(node)
              .userpass("reset/call", new Document("email", email).append("password", password));
      Event event = event("change of the password", node, begun);
      if (response.status() < 300) {
        passwords.ended(event);
        passwords.issued(new Issued<>(password, event));
      }
    }
  }

  private void delete(int node) {
    synchronized (passwordChange) {
      deletionsBegun.incrementAndGet();
      long begun = System.nanoTime();
      if (nodes.admins().get(node).delete(id).status() == 204) {
        Event event = event("delete", node, begun);
        sessions.ended(event);
        passwords.ended(event);
      }
      deletionsEnded.incrementAndGet();
      register(node);
    }
  }

  private void link(int node, Random random) {
    List<Issued<Tokens>> last = sessions.last();
    if (last.isEmpty()) {
      return;
    }
    Issued<Tokens> issued = last.get(random.nextInt(last.size()));
    String identity = email + "-" + made.incrementAndGet();
    int before = deletionsEnded.get();
    long begun = System.nanoTime();
    Response response =
        client(node)
            .link(issued.value().accessToken(), "custom-function", new Document("id", identity));
    Event event = event("link", node, begun);
    if (isAccepted(response)) {
      check(sessions.violation(issued, event));
      linked = new Linked(identity, response.string("user_id"), event, before);
    }
  }

  /**
   * Logs in with the identity that was linked last: it is the user's at every emulator, unless a
   * deletion met the linking or came after it.
   */
  private void logInLinked(int node) {
    Linked known = linked;
    // An identity of a deleted user would make a new one, which nobody deletes.
    if (known == null || deletionsBegun.get() != known.deletions()) {
      logIn(node, 0);
      return;
    }
    long begun = System.nanoTime();
    Response response =
        client(node).logInWith("custom-function", new Document("id", known.identity()));
    Event event = event("login with it", node, begun);
    boolean unchanged = deletionsBegun.get() == known.deletions();
    if (isAccepted(response) && unchanged && !response.string("user_id").equals(known.userId())) {
      check(
          List.of(
              "of " + email + ", a linked identity was another user's:",
              known.since().toString(),
              event.toString()));
    }
  }

  private ClientApiClient client(int node) {
    return nodes.clients().get(node);
  }
}
