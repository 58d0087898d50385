package io.appservices.emulator.model;

import io.appservices.emulator.model.Kind.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of calls that explains their answers: one in which each call, or each of its
 * steps, happened at one moment between its beginning and its answer (Wing and Gong, with the
 * memory of Lowe).
 */
public final class Linearizability {

  /**
   * How far the search is.
   *
   * @param taken how many steps of each event are taken
   */
  private record Position(List<Integer> taken, ServiceModel model) {}

  private final List<Event> events;
  private final Set<Position> seen = new HashSet<>();

  private Linearizability(List<Event> events) {
    this.events = events;
  }

  /** Returns whether some order explains all answers. */
  public static boolean explains(ServiceModel before, List<Event> history) {
    List<Event> ordered = history.stream().sorted(Comparator.comparingLong(Event::begun)).toList();
    return new Linearizability(ordered).search(new int[ordered.size()], before);
  }

  /**
   * Returns what is left of a history that no order explains without the calls that others need
   * not: those that changed nothing, and those that all others were answered before.
   */
  public static List<Event> shortest(ServiceModel before, List<Event> history) {
    List<Event> left =
        new ArrayList<>(history.stream().sorted(Comparator.comparingLong(Event::begun)).toList());
    for (int i = left.size() - 1; i >= 0; i--) {
      Event event = left.get(i);
      List<Event> fewer = new ArrayList<>(left);
      fewer.remove(i);
      if (isOfNoUse(event, fewer) && !explains(before, fewer)) {
        left = fewer;
      }
    }
    return left;
  }

  private static boolean isOfNoUse(Event event, List<Event> others) {
    Kind kind = event.command().kind();
    boolean isUsed =
        others.stream().anyMatch(other -> other.command().source() == event.command().label());
    return changesNothing(event)
        || kind == Kind.REFRESH && !isUsed
        || others.stream().allMatch(other -> other.isBefore(event));
  }

  /** Returns whether a call changes nothing, wherever in the order it is. */
  private static boolean changesNothing(Event event) {
    return !event.answer().isDone() || event.command().kind() == Kind.PROFILE;
  }

  private boolean search(int[] taken, ServiceModel model) {
    Optional<Integer> left = first(taken);
    if (left.isEmpty()) {
      return true;
    }
    if (!seen.add(new Position(Arrays.stream(taken).boxed().toList(), model))) {
      return false;
    }
    long end = earliestAnswer(taken);
    List<Integer> candidates = new ArrayList<>();
    for (int i = left.get(); i < events.size() && events.get(i).begun() <= end; i++) {
      if (!isOver(taken, i)) {
        Optional<Outcome> outcome = step(taken, model, i);
        if (outcome.isPresent()) {
          if (outcome.get().answer().isPresent() && changesNothing(events.get(i))) {
            // What is possible now is possible after it too.
            return search(advanced(taken, i, true), model);
          }
          candidates.add(i);
        }
      }
    }
    for (int i : candidates) {
      Outcome outcome = step(taken, model, i).orElseThrow();
      if (search(advanced(taken, i, outcome.answer().isPresent()), outcome.after())) {
        return true;
      }
    }
    return false;
  }

  /** Takes the next step of an event; empty if it would be answered otherwise than it was. */
  private Optional<Outcome> step(int[] taken, ServiceModel model, int i) {
    Event event = events.get(i);
    Phase phase = event.command().kind().phases().get(taken[i]);
    Outcome outcome = Rules.step(model, event.command(), phase, event.answer().userId());
    boolean fits = outcome.answer().map(answer -> event.answer().isAs(answer, model)).orElse(true);
    return fits ? Optional.of(outcome) : Optional.empty();
  }

  private int[] advanced(int[] taken, int i, boolean ends) {
    int[] after = taken.clone();
    after[i] = ends ? events.get(i).command().kind().phases().size() : taken[i] + 1;
    return after;
  }

  private boolean isOver(int[] taken, int i) {
    return taken[i] == events.get(i).command().kind().phases().size();
  }

  private Optional<Integer> first(int[] taken) {
    for (int i = 0; i < taken.length; i++) {
      if (!isOver(taken, i)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Nothing that was begun later than this can come before all that is left. */
  private long earliestAnswer(int[] taken) {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < taken.length; i++) {
      if (!isOver(taken, i)) {
        earliest = Math.min(earliest, events.get(i).answered());
      }
    }
    return earliest;
  }
}
