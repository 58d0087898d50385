package io.appservices.emulator.service.fault;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.api.fault.FaultKind;
import io.appservices.emulator.runtime.Chance;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.types.ObjectId;

/**
 * The faults that were ordered. Of those that a call matches the one that was ordered first meets
 * it. While there is none, a call costs one look at an empty list.
 */
public final class FaultService {

  /** The most that are kept; beyond, those that are used up make room. */
  public static final int MOST = 1_000;

  private final List<OrderedFault> all = new ArrayList<>();
  private long last;
  private volatile List<OrderedFault> active = List.of();

  /**
   * A fault that meets a call.
   *
   * @param chance of this call
   */
  public record Met(OrderedFault fault, Chance chance) {}

  /** Returns whether no call can meet a fault. */
  public boolean isIdle() {
    return active.isEmpty();
  }

  /**
   * Adds a fault.
   *
   * @throws IllegalStateException if there are too many
   */
  public synchronized OrderedFault add(Fault fault, FaultScope scope) {
    makeRoom();
    OrderedFault added = new OrderedFault(Long.toString(++last), fault, scope);
    all.add(added);
    activate();
    return added;
  }

  private void makeRoom() {
    for (Iterator<OrderedFault> i = all.iterator(); i.hasNext() && all.size() >= MOST; ) {
      if (i.next().isUsedUp()) {
        i.remove();
      }
    }
    if (all.size() >= MOST) {
      throw new IllegalStateException(
          "there are " + MOST + " faults, and no more are kept: remove some");
    }
  }

  /** Returns the faults that meet a condition, in the order in which they were ordered. */
  public synchronized List<OrderedFault> list(Predicate<OrderedFault> wanted) {
    return all.stream().filter(wanted).toList();
  }

  /** Removes the faults that meet a condition, and returns how many those were. */
  public synchronized int remove(Predicate<OrderedFault> unwanted) {
    int before = all.size();
    all.removeIf(unwanted);
    activate();
    return before - all.size();
  }

  /** Forgets those of an app that was deleted. */
  public void drop(ObjectId appId) {
    remove(fault -> fault.appId().equals(Optional.of(appId)));
  }

  private synchronized void activate() {
    active = all.stream().filter(fault -> !fault.isUsedUp()).toList();
  }

  /** Returns the fault that meets a call, other than one that meets it where it reaches data. */
  public Optional<Met> meeting(FaultedCall call) {
    for (OrderedFault fault : active) {
      if (fault.kind() != FaultKind.DATABASE_AWAY && fault.concerns(call)) {
        Optional<Met> met = meet(fault);
        if (met.isPresent()) {
          return met;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the faults that a call meets once it reaches data. */
  public List<OrderedFault> ofData(FaultedCall call) {
    return active.stream()
        .filter(fault -> fault.kind() == FaultKind.DATABASE_AWAY && fault.concerns(call))
        .toList();
  }

  /** Counts a call that a fault is for; returns it if it meets the call. */
  public Optional<Met> meet(OrderedFault fault) {
    Optional<Met> met = fault.meet().map(chance -> new Met(fault, chance));
    if (fault.isUsedUp()) {
      activate();
    }
    return met;
  }

  /** Tells that a session is being refreshed. */
  public void refreshed(FaultedCall call) {
    active.forEach(fault -> fault.refreshed(call));
  }
}
