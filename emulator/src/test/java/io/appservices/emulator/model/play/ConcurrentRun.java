package io.appservices.emulator.model.play;

import io.appservices.emulator.Race;
import io.appservices.emulator.model.Answer;
import io.appservices.emulator.model.Command;
import io.appservices.emulator.model.Event;
import io.appservices.emulator.model.Kind;
import io.appservices.emulator.model.Linearizability;
import io.appservices.emulator.model.OldTokens;
import io.appservices.emulator.model.ServiceModel;
import io.appservices.emulator.model.play.TestedService.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Calls from several threads at once to few users, whose answers some order has to explain. */
final class ConcurrentRun {

  private static final int THREADS = 3;
  private static final int CALLS = 10;

  /** The labels of a thread begin with its number times this. */
  private static final int LABELS = 1_000;

  private final TestedService service;
  private final long seed;
  private final Driver driver;
  private final Generator generator;
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  private ConcurrentRun(TestedService service, long seed) {
    this.service = service;
    this.seed = seed;
    this.driver = service.driver(service.newApp());
    // Emulators that share an app hear of a change of it one after the other.
    this.generator = Generator.concurrent(service.mode().store() != Store.SHARED);
  }

  /**
   * Plays the history of a seed; how the calls of its threads meet differs each time.
   *
   * @return the number of calls
   * @throws AssertionError with the shortest history, if an old token was let in, or no order
   *     explains the answers
   */
  static int play(TestedService service, long seed) {
    ConcurrentRun run = new ConcurrentRun(service, seed);
    run.prepare();
    List<Callable<Void>> threads = new ArrayList<>();
    for (int thread = 1; thread <= THREADS; thread++) {
      int first = thread * LABELS;
      threads.add(() -> run.act(first));
    }
    Race.of(threads);
    run.check();
    return run.events.size();
  }

  /** Makes the user that the threads act on first. */
  private void prepare() {
    String email = Generator.EMAILS.get(0);
    String password = Generator.PASSWORDS.get(0);
    call(Command.of(1, Kind.REGISTER).named(email).with(password));
    call(Command.of(2, Kind.LOG_IN).named(email).with(password));
  }

  private Void act(int first) {
    Random random = new Random(seed * LABELS + first);
    for (int i = 0; i < CALLS; i++) {
      Command command = generator.next(random, first + i);
      if (driver.canCall(command)) {
        call(command);
      }
    }
    return null;
  }

  private void call(Command command) {
    long begun = System.nanoTime();
    Answer answer = driver.call(command);
    events.add(new Event(command, answer, begun, System.nanoTime()));
    if (answer.isDone()) {
      generator.isDone(command);
    }
  }

  private void check() {
    ServiceModel before = service.mode().emptyModel();
    List<Event> history = List.copyOf(events);
    List<Event> letIn = OldTokens.letIn(before.endsAccessTokens(), history);
    if (!letIn.isEmpty()) {
      throw failure("an old token was let in", letIn);
    }
    if (!Linearizability.explains(before, history)) {
      throw failure(
          "no order of these calls explains their answers",
          Linearizability.shortest(before, history));
    }
  }

  private AssertionError failure(String what, List<Event> history) {
    long first = history.stream().mapToLong(Event::begun).min().orElseThrow();
    StringBuilder text = new StringBuilder(what).append(':');
    history.stream()
        .sorted(Comparator.comparingLong(Event::begun))
        .forEach(event -> text.append("\n  ").append(event.since(first)));
    return new AssertionError(text.append(Torture.again(service.mode(), seed)).toString());
  }
}
