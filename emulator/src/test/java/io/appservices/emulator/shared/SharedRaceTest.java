package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.shared.SessionHistory.Event;
import io.appservices.emulator.shared.SessionHistory.Issued;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients and operators at three emulators over one database at once. {@code -Dshared.requests}
 * says how many requests, {@code -Dshared.clients} from how many clients.
 */
@Timeout(7200)
class SharedRaceTest {

  private static final int REQUESTS = Integer.getInteger("shared.requests", 20_000);
  private static final int CLIENTS = Integer.getInteger("shared.clients", 8);
  private static final int NODES = 3;
  private static final String PASSWORD = "password-1";

  private final SharingEmulators emulators = new SharingEmulators(NODES);
  private final EmulatedApp app = emulators.newApp();
  private final List<ClientApiClient> clients =
      IntStream.range(0, NODES).mapToObj(node -> emulators.client(node, app)).toList();
  private final List<AdminApiClient> admins =
      IntStream.range(0, NODES).mapToObj(node -> emulators.admin(node, app)).toList();
  private final List<SharedUser> users =
      IntStream.range(0, Math.max(2, CLIENTS / 2)).mapToObj(SharedUser::new).toList();
  private final AtomicInteger left = new AtomicInteger(REQUESTS);
  private final ConcurrentLinkedQueue<List<String>> violations = new ConcurrentLinkedQueue<>();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /** A user that all clients act on; another one has its place once it is deleted. */
  private final class SharedUser {

    private final String email;
    private final SessionHistory history;
    private volatile String id = "";

    SharedUser(int number) {
      this.email = "user-" + number + "@example.com";
      this.history = new SessionHistory(email);
    }

    void act(Random random) {
      int node = random.nextInt(NODES);
      int what = random.nextInt(100);
      if (what < 80) {
        use(node, random);
      } else if (what < 90) {
        logIn(node);
      } else if (what < 93) {
        end("revoke", node, () -> admins.get(node).revoke(id));
      } else if (what < 95) {
        end("disable", node, () -> admins.get(node).disable(id));
      } else if (what < 99) {
        admins.get(node).enable(id);
      } else {
        end("delete", node, () -> admins.get(node).delete(id));
        clients.get(node).register(email, PASSWORD);
      }
    }

    private void use(int node, Random random) {
      List<Issued> tokens = history.tokens();
      if (tokens.isEmpty()) {
        logIn(node);
        return;
      }
      Issued issued = tokens.get(random.nextInt(tokens.size()));
      boolean refresh = random.nextInt(4) == 0;
      long begun = System.nanoTime();
      Response response =
          refresh
              ? clients.get(node).refresh(issued.refreshToken())
              : clients.get(node).profile(issued.accessToken());
      Event event =
          new Event((refresh ? "refresh at " : "profile at ") + node, begun, System.nanoTime());
      if (response.status() >= 300) {
        assertThat(response.status()).as(response.body()).isEqualTo(401);
        refused.increment();
        return;
      }
      accepted.increment();
      List<String> violation = history.violation(issued, event);
      if (!violation.isEmpty()) {
        violations.add(violation);
      }
    }

    private void logIn(int node) {
      long begun = System.nanoTime();
      Response response = clients.get(node).logIn(email, PASSWORD);
      Event event = new Event("login at " + node, begun, System.nanoTime());
      if (response.status() == 200) {
        id = response.string("user_id");
        history.loggedIn(
            new Issued(response.string("access_token"), response.string("refresh_token"), event));
      }
    }

    private void end(String what, int node, Supplier<Response> change) {
      long begun = System.nanoTime();
      Response response = change.get();
      if (response.status() == 204) {
        history.ended(new Event(what + " at " + node, begun, System.nanoTime()));
      }
    }
  }

  @Test
  void noRequestThatBeganAfterAnAnswerIsAcceptedWithATokenThatItEnded() throws Exception {
    try (emulators) {
      users.forEach(user -> clients.get(0).register(user.email, PASSWORD));
      users.forEach(user -> user.logIn(1));
      ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(client);
        running.add(threads.submit(() -> act(random)));
      }
      await(running);
      threads.shutdown();
    }
    List<String> shortest =
        violations.stream().min(Comparator.comparing(List::size)).orElse(List.of());
    assertThat(shortest).as(String.join("\n", shortest)).isEmpty();
    // It says something only if many of both kinds were seen.
    assertThat(accepted.sum()).isGreaterThan(REQUESTS / 50);
    assertThat(refused.sum()).isGreaterThan(REQUESTS / 50);
  }

  private void act(Random random) {
    while (violations.isEmpty() && left.getAndDecrement() > 0) {
      users.get(random.nextInt(users.size())).act(random);
    }
  }

  private static void await(List<Future<?>> running) throws InterruptedException {
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a client failed", e.getCause());
    }
  }
}
