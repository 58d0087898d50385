package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import java.time.Duration;
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
import java.util.stream.IntStream;

/** Clients and operators that act on a few users at once, each at any of several emulators. */
final class SessionRace {

  /** A client of each emulator, in the order of the emulators. */
  record Nodes(List<ClientApiClient> clients, List<AdminApiClient> admins) {

    int any(Random random) {
      return random.nextInt(clients.size());
    }
  }

  /** The requests of either kind without which a race says nothing. */
  static final long LEAST = 5;

  private final int clients;
  private final List<RacingUser> users;
  private final ConcurrentLinkedQueue<List<String>> violations = new ConcurrentLinkedQueue<>();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /** Registers the users, half as many as there are clients. */
  SessionRace(Nodes nodes, int clients) {
    this.clients = clients;
    this.users =
        IntStream.range(0, Math.max(2, clients / 2))
            .mapToObj(number -> new RacingUser(number, nodes, this))
            .toList();
    users.forEach(RacingUser::start);
  }

  void accepted() {
    accepted.increment();
  }

  void refused() {
    refused.increment();
  }

  /** Takes a history that shows that a request should have been refused. */
  void violated(List<String> history) {
    violations.add(history);
  }

  /**
   * Races until so many requests were made, so much time has gone, or something was wrong.
   *
   * @param atMost the time, which is longer where too few were accepted or refused by then
   * @param kinds what is done: see {@link RacingUser#act}
   */
  void run(int requests, Duration atMost, int kinds) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(requests);
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Future<?>> running = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      Random random = new Random(client);
      running.add(
          threads.submit(
              () -> {
                while (violations.isEmpty()
                    && left.getAndDecrement() > 0
                    && (saysLittle() || System.nanoTime() - start < atMost.toNanos())) {
                  users.get(random.nextInt(users.size())).act(random, kinds);
                }
              }));
    }
    await(running);
    threads.shutdown();
  }

  private boolean saysLittle() {
    return accepted.sum() <= LEAST || refused.sum() <= LEAST;
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

  /**
   * Shows the shortest history of something that was accepted after its end.
   *
   * @param each how many requests have to have been accepted, and how many refused: a race in which
   *     one kind is missing says nothing
   */
  void assertNothingWasAcceptedAfterItsEnd(long each) {
    List<String> shortest =
        violations.stream().min(Comparator.comparing(List::size)).orElse(List.of());
    assertThat(shortest).as(String.join("\n", shortest)).isEmpty();
    assertThat(accepted.sum()).as("accepted").isGreaterThan(each);
    assertThat(refused.sum()).as("refused").isGreaterThan(each);
  }
}
