package io.appservices.emulator.service.session;

import static io.appservices.emulator.token.Token.ACCESS_LIFETIME_SECONDS;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.SessionStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Removes the sessions of which neither token can be used any more. */
public final class SessionRemoval {

  /** The number of sessions each login checks to remove dead ones: more than the one it adds. */
  private static final int MOST_REMOVED = 100;

  private final SessionStore sessions;
  private final EmulatorClock clock;
  private final SessionEnds ends;
  private final AtomicLong last = new AtomicLong();

  public SessionRemoval(SessionStore sessions, EmulatorClock clock, SessionEnds ends) {
    this.sessions = sessions;
    this.clock = clock;
    this.ends = ends;
  }

  /** Removes a few, and once a second unless more are left. */
  void some() {
    long now = clock.seconds();
    long before = last.get();
    if (before == now || !last.compareAndSet(before, now)) {
      return;
    }
    if (remove(now)) {
      last.compareAndSet(now, before);
    }
  }

  void all() {
    long now = clock.seconds();
    boolean more = true;
    while (more) {
      more = remove(now);
    }
  }

  /** Removes some; returns whether there may be more. */
  private boolean remove(long now) {
    List<Session> removed = sessions.deleteExpired(now - ACCESS_LIFETIME_SECONDS, MOST_REMOVED);
    removed.forEach(ends::swept);
    return removed.size() == MOST_REMOVED;
  }
}
