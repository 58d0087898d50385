package io.appservices.emulator.service.operator;

import io.appservices.emulator.domain.user.OperatorCredentials;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * The browsers that are signed in to the console, and the one-time codes that sign one in. They are
 * kept in memory only, the newest {@value #MOST} of each, and do not follow the clock: whoever
 * moves it in the console stays signed in.
 */
public final class ConsoleSessions {

  /** The number of sessions, and of codes, that are kept; with one more the oldest ends. */
  static final int MOST = 100;

  private static final int SECRET_BYTES = 32;

  /**
   * A signed-in browser.
   *
   * @param id what its cookie has; secret
   * @param csrfToken what its changing calls have in a header; secret
   * @param operatorSession what its access tokens name
   */
  public record ConsoleSession(String id, String csrfToken, ObjectId operatorSession) {

    /** Omits the secrets. */
    @Override
    public String toString() {
      return "ConsoleSession[" + operatorSession + "]";
    }
  }

  private final AdminService admins;
  private final Ids ids;
  private final Secrets secrets;
  private final Map<String, ConsoleSession> sessions = new LinkedHashMap<>();
  private final Set<String> codes = new LinkedHashSet<>();

  /**
   * Makes the sessions; nobody is signed in by it.
   *
   * @param secrets must not follow from a seed, since they could be guessed then
   */
  public ConsoleSessions(AdminService admins, Ids ids, Secrets secrets) {
    if (secrets.isSeeded()) {
      throw new IllegalArgumentException("secrets that follow from a seed can be guessed");
    }
    this.admins = admins;
    this.ids = ids;
    this.secrets = secrets;
  }

  /** Returns a new code that signs in once. */
  public synchronized String newCode() {
    String code = secrets.hex(SECRET_BYTES);
    codes.add(code);
    shorten(codes.iterator(), codes.size());
    return code;
  }

  /** Signs in by a code, which is used up by it; empty if there is no such code. */
  public synchronized Optional<ConsoleSession> signIn(String code) {
    return codes.remove(code) ? Optional.of(open()) : Optional.empty();
  }

  /**
   * Signs in as an operator.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the credentials are wrong
   */
  public ConsoleSession signIn(OperatorCredentials shown) {
    admins.verify(shown);
    return open();
  }

  /** Returns the session with this id. */
  public synchronized Optional<ConsoleSession> find(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** Ends a session. Its access tokens go on until they expire. */
  public synchronized void signOut(ConsoleSession session) {
    sessions.remove(session.id());
  }

  /** Returns a new access token of the operator. */
  public String accessToken(ConsoleSession session) {
    return admins.refresh(session.operatorSession());
  }

  private synchronized ConsoleSession open() {
    ConsoleSession session =
        new ConsoleSession(secrets.hex(SECRET_BYTES), secrets.hex(SECRET_BYTES), ids.next());
    sessions.put(session.id(), session);
    shorten(sessions.values().iterator(), sessions.size());
    return session;
  }

  private static void shorten(Iterator<?> oldestFirst, int size) {
    if (size > MOST) {
      oldestFirst.next();
      oldestFirst.remove();
    }
  }
}
