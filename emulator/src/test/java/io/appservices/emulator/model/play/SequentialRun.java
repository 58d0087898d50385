package io.appservices.emulator.model.play;

import io.appservices.emulator.model.Answer;
import io.appservices.emulator.model.Command;
import io.appservices.emulator.model.Outcome;
import io.appservices.emulator.model.Rules;
import io.appservices.emulator.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calls made one after the other, each answered as the model says. */
final class SequentialRun {

  private static final int CALLS = 60;

  /** What was called, what was expected, and what was seen. */
  private record Step(Command command, Answer expected, Answer seen) {

    @Override
    public String toString() {
      return command + " -> " + seen + (seen.equals(expected) ? "" : ", expected " + expected);
    }
  }

  private final Driver driver;
  private final List<Step> steps = new ArrayList<>();
  private ServiceModel model;

  private SequentialRun(TestedService service) {
    this.driver = service.driver(service.newApp());
    this.model = service.mode().emptyModel();
  }

  /**
   * Plays the history of a seed.
   *
   * @return the number of calls
   * @throws AssertionError with the shortest history that was found, if an answer is another one
   *     than the model's
   */
  static int play(TestedService service, long seed) {
    SequentialRun run = new SequentialRun(service);
    Generator generator = Generator.sequential();
    Random random = new Random(seed);
    for (int label = 1; label <= CALLS; label++) {
      Command command = generator.next(random, label);
      if (run.driver.canCall(command)) {
        if (!run.call(command)) {
          throw failure(service, seed, run.steps);
        }
        if (run.last().seen().isDone()) {
          generator.isDone(command);
        }
      }
    }
    return run.steps.size();
  }

  /** Makes a call; returns whether it was answered as the model says. */
  private boolean call(Command command) {
    Answer seen = driver.call(command);
    Outcome outcome = Rules.all(model, command, seen.userId());
    Answer expected = outcome.answer().orElseThrow();
    boolean fits = seen.isAs(expected, model);
    steps.add(new Step(command, fits ? seen : expected, seen));
    model = outcome.after();
    return fits;
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private static AssertionError failure(TestedService service, long seed, List<Step> found) {
    List<Step> shortest = shrink(service, found);
    StringBuilder text = new StringBuilder("the last of these calls is not answered as it should:");
    shortest.forEach(step -> text.append("\n  ").append(step));
    return new AssertionError(text.append(Torture.again(service.mode(), seed)).toString());
  }

  /** Leaves out as many calls as can be left out, in pieces that get smaller. */
  private static List<Step> shrink(TestedService service, List<Step> found) {
    List<Step> shortest = found;
    for (int piece = found.size() / 2; piece > 0; piece /= 2) {
      for (int from = 0; from < shortest.size() - 1; ) {
        List<Step> fewer = new ArrayList<>(shortest.subList(0, from));
        fewer.addAll(
            shortest.subList(Math.min(from + piece, shortest.size() - 1), shortest.size()));
        List<Step> again = replay(service, fewer);
        if (again.isEmpty()) {
          from += piece;
        } else {
          shortest = again;
        }
      }
    }
    return shortest;
  }

  /** Plays calls again; returns them up to the one that is not answered as the model says. */
  private static List<Step> replay(TestedService service, List<Step> steps) {
    SequentialRun run = new SequentialRun(service);
    for (Step step : steps) {
      if (run.driver.canCall(step.command()) && !run.call(step.command())) {
        return List.copyOf(run.steps);
      }
    }
    return List.of();
  }
}
