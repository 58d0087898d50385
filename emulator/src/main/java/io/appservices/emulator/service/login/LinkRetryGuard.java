package io.appservices.emulator.service.login;

import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import io.appservices.emulator.service.session.Caller;
import java.time.Duration;
import org.bson.types.ObjectId;

/**
 * Keeps realm-web from asking for ever. The service answers a link conflict with the very error
 * that makes realm-web refresh its token and try again, without end; against a real server that is
 * slow, against an emulator it is a busy loop that no test survives.
 */
public final class LinkRetryGuard {

  /**
   * The number of times a session gets the service's own answer for one identity, before the plain
   * one.
   */
  private static final int MOST_ATTEMPTS = 3;

  private static final Duration MEMORY = Duration.ofSeconds(10);

  private record Attempt(ObjectId userId, ProviderType type, String identityId) {}

  private final LinkConflicts mode;
  private final ExpiringMap<Attempt, Integer> conflicts;

  public LinkRetryGuard(LinkConflicts mode, EmulatorClock clock) {
    this.mode = mode;
    this.conflicts = new ExpiringMap<>(clock, MEMORY);
  }

  /** Returns the refusal for an identity that belongs to another user. */
  AppServicesException conflict(Caller caller, Identity identity) {
    if (mode == LinkConflicts.FAITHFUL) {
      return Refusals.linkConflict();
    }
    Attempt attempt = new Attempt(caller.user().id(), identity.providerType(), identity.id());
    int times = conflicts.merge(attempt, 1, Integer::sum);
    return times <= MOST_ATTEMPTS ? Refusals.linkConflict() : Refusals.linkConflictRepeated();
  }
}
