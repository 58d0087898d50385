package io.appservices.emulator.service.fault;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.api.fault.FaultKind;
import io.appservices.emulator.api.fault.RequestFault;
import io.appservices.emulator.runtime.Chance;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.types.ObjectId;

/** A fault that was ordered, and what became of it. Safe to use from any thread. */
public final class OrderedFault {

  private final RequestFault mark;
  private final Fault fault;
  private final FaultScope scope;
  private final RefreshCounts refreshes = new RefreshCounts();
  private long matched;
  private long applied;

  OrderedFault(String id, Fault fault, FaultScope scope) {
    this.mark = new RequestFault(id, fault.kind());
    this.fault = fault;
    this.scope = scope;
  }

  /** Returns its id, a number that counts the faults of the emulator. */
  public String id() {
    return mark.id();
  }

  /** Returns what was ordered. */
  public Fault fault() {
    return fault;
  }

  public FaultKind kind() {
    return fault.kind();
  }

  /** Returns what the journal says of a call that meets it. */
  public RequestFault mark() {
    return mark;
  }

  /** Returns the app that it is for; empty for all. */
  public Optional<ObjectId> appId() {
    return scope.appId();
  }

  /** Returns how many calls matched, while it was not used up. */
  public synchronized long matched() {
    return matched;
  }

  /** Returns how many calls met it. */
  public synchronized long applied() {
    return applied;
  }

  /** Returns how many calls more will meet it; empty if there is no end. */
  public synchronized OptionalLong remaining() {
    return fault.members().get("times") instanceof Long times
        ? OptionalLong.of(times - applied)
        : OptionalLong.empty();
  }

  /** Returns whether no call will meet it any more. */
  public boolean isUsedUp() {
    return remaining().orElse(1) == 0;
  }

  /** Returns a number that was set. */
  public Optional<Long> number(String member) {
    return Optional.ofNullable((Long) fault.members().get(member));
  }

  /** Returns a text that was set. */
  public Optional<String> text(String member) {
    return Optional.ofNullable((String) fault.members().get(member));
  }

  /** Returns whether it is for a call, if it is not used up and chance has it so. */
  boolean concerns(FaultedCall call) {
    return scope.contains(call) && isForItsToken(call);
  }

  private boolean isForItsToken(FaultedCall call) {
    return switch (kind()) {
      case EXPIRED_ACCESS_TOKEN -> call.byAccessToken();
      case REFRESH_STORM -> call.byAccessToken() && isStale(call);
      default -> true;
    };
  }

  private synchronized boolean isStale(FaultedCall call) {
    return refreshes.of(session(call)) < number("refreshes").orElse(1L);
  }

  /** Counts a refresh of a session whose access tokens it refuses. */
  synchronized void refreshed(FaultedCall call) {
    if (kind() == FaultKind.REFRESH_STORM && scope.isOfItsUsers(call)) {
      refreshes.add(session(call));
    }
  }

  /** Where sessions end with their access tokens alone, one may be gone. */
  private static ObjectId session(FaultedCall call) {
    return call.sessionId().or(call::userId).orElseThrow();
  }

  /** Counts a call that it is for. Returns the chance of that call if it is to meet the fault. */
  public synchronized Optional<Chance> meet() {
    if (isUsedUp()) {
      return Optional.empty();
    }
    matched++;
    Chance chance = Chance.of(number("seed").orElse(0L), matched);
    boolean meets =
        fault.members().get("probability") instanceof Double probability
            ? chance.happens(probability)
            : matched % number("every").orElse(1L) == 0;
    if (meets) {
      applied++;
    }
    return meets ? Optional.of(chance) : Optional.empty();
  }
}
