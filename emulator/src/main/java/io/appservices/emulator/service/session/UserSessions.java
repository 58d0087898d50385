package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.SessionStore;
import java.util.List;

/** Tells which sessions users have. */
public final class UserSessions {

  private final SessionStore sessions;
  private final EmulatorClock clock;

  public UserSessions(SessionStore sessions, EmulatorClock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Returns the sessions of a user that have not ended, oldest first. It looks at all of the app.
   */
  public List<Session> live(App app, User user) {
    long now = clock.seconds();
    return sessions.list(app.id()).stream()
        .filter(session -> session.userId().equals(user.id()))
        .filter(session -> session.belongsTo(user) && now < session.endsAt())
        .toList();
  }
}
