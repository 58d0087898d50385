package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatedApp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients and operators at three emulators over one database at once. {@code -Dshared.requests}
 * says how many requests, {@code -Dshared.clients} from how many clients.
 */
@Tag("shared")
@Timeout(7200)
class SharedRaceTest {

  private static final int REQUESTS = Integer.getInteger("shared.requests", 20_000);
  private static final int CLIENTS = Integer.getInteger("shared.clients", 8);
  private static final int NODES = 3;

  private final SharingEmulators emulators = new SharingEmulators(NODES);
  private final EmulatedApp app = emulators.newApp();
  private final AtomicInteger left = new AtomicInteger(REQUESTS);
  private final ConcurrentLinkedQueue<List<String>> violations = new ConcurrentLinkedQueue<>();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();

  private final class Counts implements RacingUser.Verdicts {

    @Override
    public void accepted() {
      accepted.increment();
    }

    @Override
    public void refused() {
      refused.increment();
    }

    @Override
    public void violated(List<String> history) {
      violations.add(history);
    }
  }

  /** Lets passwords be changed with one request, and identities be linked. */
  private void prepare() {
    emulators
        .all()
        .forEach(
            node -> {
              node.functions().register("reset", args -> Map.of("status", "success"));
              node.functions().register("auth", args -> ((Map<?, ?>) args.get(0)).get("id"));
            });
    app.providers().resetFunction("reset");
    app.providers().enable("custom-function", Map.of("authFunctionName", "auth"));
  }

  private List<RacingUser> makeUsers() {
    RacingUser.Nodes nodes =
        new RacingUser.Nodes(
            IntStream.range(0, NODES).mapToObj(node -> emulators.client(node, app)).toList(),
            IntStream.range(0, NODES).mapToObj(node -> emulators.admin(node, app)).toList());
    List<RacingUser> users =
        IntStream.range(0, Math.max(2, CLIENTS / 2))
            .mapToObj(number -> new RacingUser(number, nodes, new Counts()))
            .toList();
    users.forEach(RacingUser::start);
    return users;
  }

  @Test
  void noRequestThatBeganAfterAnAnswerIsAcceptedWithATokenThatItEnded() throws Exception {
    try (emulators) {
      prepare();
      List<RacingUser> users = makeUsers();
      ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(client);
        running.add(threads.submit(() -> act(users, random)));
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

  private void act(List<RacingUser> users, Random random) {
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
