package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.storage.Samples.id;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.Samples;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** What is left of sessions that were removed for newer ones of their user. */
class RemovedSessionsTest {

  private static final int MOST_OF_USER = 1;
  private static final int USER = 1;

  private final EmbeddedSessions sessions = new EmbeddedSessions();
  private int made;

  private Session open(int user, long expiresAt) {
    Session session =
        new Session(
            id(++made),
            id(100),
            id(user),
            0,
            Device.NONE,
            Samples.identity(ProviderType.ANON_USER, "a" + user),
            expiresAt,
            Session.OPEN);
    sessions.insert(session, MOST_OF_USER);
    return session;
  }

  /** The first one is in memory for as long as sessions that end in the same second are. */
  @Test
  void keepNothingThatWasOpenedAfterThem() {
    open(USER + 1, 1);
    open(USER, 1);
    open(USER + 2, 1);
    WeakReference<Session> second = new WeakReference<>(open(USER, 2));
    open(USER, 3);

    await()
        .atMost(1, MINUTES)
        .until(
            () -> {
              System.gc();
              return second.refersTo(null);
            });
  }
}
