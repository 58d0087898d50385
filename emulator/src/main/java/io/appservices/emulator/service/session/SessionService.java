package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.Token.Type;
import io.appservices.emulator.token.TokenCodec;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Opens, checks, refreshes and ends the sessions of users.
 *
 * <p>Checking a token costs one signature and two look-ups by key, however many users and sessions
 * there are. What ends sessions is on the user ({@link User#sessionEpoch}), so ending ten thousand
 * costs what ending one does. A session that is not kept any more, since its user opened many later
 * ones, is answered as one that ended.
 */
public final class SessionService {

  private final Storage storage;
  private final EmulatorClock clock;
  private final Ids ids;
  private final int sessionsPerUser;
  private final SessionTokens issued;
  private final SessionEnds ends;
  private final Callers callers;
  private final SessionRemoval removal;

  public SessionService(
      Storage storage,
      TokenCodec tokens,
      EmulatorClock clock,
      Ids ids,
      ServiceSettings settings,
      SessionEnds ends,
      UserDataSource userData) {
    this.issued = new SessionTokens(tokens, userData);
    this.storage = storage;
    this.ends = ends;
    this.clock = clock;
    this.ids = ids;
    this.callers = new Callers(storage, clock, settings.accessTokenRevocation(), ends);
    this.removal = new SessionRemoval(storage.sessions(), clock, ends);
    this.sessionsPerUser = settings.sessionsPerUser();
  }

  /**
   * Returns a session for a user that proved to have an identity; {@link #open} makes it one that
   * counts.
   */
  public Session prepare(App app, User user, Identity identity, ObjectId deviceId) {
    return new Session(
        ids.next(),
        app.id(),
        user.id(),
        user.sessionEpoch(),
        deviceId,
        user.shared(identity),
        clock.seconds() + SessionTokens.refreshLifetime(app, identity).toSeconds(),
        Session.OPEN);
  }

  /**
   * Notes a login on its user, and opens its session if the user may log in. If there are too many
   * then, the oldest ones go, also those of other users: {@link #endRemoved} tells of them, which
   * may wait for what happens to their users.
   *
   * @param note refuses a user that may not log in
   * @param device what is known of the device of the session, to be kept
   * @return with {@link UpdateResult.Changed} if the session was opened
   */
  public LoginStore.Opened open(
      ReadUser user, Update<User> note, Session session, Optional<Device> device) {
    // A session that is kept finds its device: there may be as many.
    return storage
        .logins()
        .open(new LoginStore.Opening(user, session, device, sessionsPerUser), note);
  }

  /** Remembers and tells that sessions had to go. The order of no user may be begun. */
  public void endRemoved(List<Session> removed) {
    removed.forEach(ends::evicted);
  }

  /** Opens a session of somebody who may have {@code most} of them, with this one: 1 or more. */
  public void open(Session session, int most) {
    endRemoved(storage.sessions().insert(session, most));
  }

  /** Answers the tokens of a session, also after a link, when only the access token is new. */
  public LoginResult tokens(App app, User user, Session session) {
    return issued.both(app, user, session, clock.seconds());
  }

  /** Returns the refusal of a login of a disabled user, with what is known of who disabled it. */
  public AppServicesException disabled(User user) {
    return Refusals.userDisabled().ended(ends.ofDisabled(user), user.id());
  }

  /** Returns the sender of an access token. */
  public Caller authenticate(String accessToken) {
    Token token = issued.read(accessToken, Refusals::garbageToken);
    if (token.type() != Type.ACCESS) {
      throw Refusals.refreshTokenAsAccessToken();
    }
    if (token.isExpired(clock.seconds())) {
      throw Refusals.accessTokenExpired().ended(ends.of(token));
    }
    return callers.of(token);
  }

  /**
   * Returns whether an access token of the caller's session would still be accepted; for answers
   * that go on for long.
   */
  public boolean isWelcome(Caller caller) {
    return callers.isWelcome(caller);
  }

  /**
   * Returns the sender of a refresh token. One that was signed elsewhere, such as by this emulator
   * before it was started again, is as unknown as one that ended: only then does realm-web let its
   * user log out.
   */
  public Caller authenticateRefresh(String refreshToken) {
    Token token = issued.read(refreshToken, Refusals::unknownRefreshToken);
    if (token.type() != Type.REFRESH) {
      throw Refusals.accessTokenAsRefreshToken();
    }
    Optional<Caller> caller = callers.ofRefresh(token);
    if (caller.isEmpty()) {
      throw Refusals.unknownRefreshToken().ended(ends.of(token));
    }
    return caller.get();
  }

  /**
   * Returns a new access token. The refresh token stays as it is: the service does not rotate it.
   */
  public String refresh(Caller caller) {
    return issued.access(
        caller.app(), caller.user(), caller.session().orElseThrow(), clock.seconds());
  }

  /**
   * Ends the session of a refresh token. Its access tokens go on until they expire (docs: user
   * sessions), unless the user is disabled, deleted or has its sessions revoked.
   */
  public void logOut(Caller caller) {
    long now = clock.seconds();
    ends.loggingOut(
        caller,
        () ->
            storage
                .sessions()
                .update(
                    caller.session().orElseThrow().id(),
                    Update.when(Session::isOpen, s -> s.close(now)))
                .orElseThrow(
                    () -> Refusals.unknownRefreshToken().ended(SessionEnd.of(Cause.LOGGED_OUT))));
  }

  /** Returns the content of an access token for an admin; empty if it is expired. */
  public Optional<VerifiedToken> verify(App app, String accessToken) {
    Token token = issued.readAccess(app, accessToken);
    if (token.isExpired(clock.seconds())) {
      return Optional.empty();
    }
    callers.checkSession(token);
    return Optional.of(VerifiedToken.of(token));
  }

  /**
   * Returns whom a token was issued for, if this emulator signed it; the session may be over, and
   * the user gone.
   */
  public Optional<TokenHolder> holderOf(String token) {
    return issued
        .find(token)
        .flatMap(
            found ->
                storage
                    .apps()
                    .findByDomainId(found.domainId())
                    .map(app -> new TokenHolder(app, found.userId(), found.sessionId())));
  }

  /** Returns the sessions of a user that can be refreshed, the oldest first. */
  public List<Session> listOpen(App app, ObjectId userId) {
    Optional<User> user = storage.users().find(app.id(), userId);
    return storage.sessions().list(app.id()).stream()
        .filter(session -> session.userId().equals(userId))
        .filter(session -> session.endsAt() > clock.seconds())
        .filter(session -> user.filter(session::belongsTo).isPresent())
        .toList();
  }

  /** Returns whether a token would be accepted now, and why not. */
  public TokenVerdict explain(String token) {
    Optional<Token> read = issued.find(token);
    Optional<App> app = holderOf(token).map(TokenHolder::app);
    boolean refresh = read.filter(found -> found.type() == Type.REFRESH).isPresent();
    try {
      Caller caller = refresh ? authenticateRefresh(token) : authenticate(token);
      return new TokenVerdict(read, Optional.of(caller.app()), Optional.empty());
    } catch (AppServicesException refusal) {
      return new TokenVerdict(read, app, Optional.of(refusal));
    }
  }

  /**
   * Removes the sessions of which neither token can be used any more; a few at a time, and once a
   * second unless more are left.
   */
  public void removeEnded() {
    removal.some();
  }

  /** Removes all sessions of which neither token can be used any more, such as after a move. */
  public void removeAllEnded() {
    removal.all();
  }
}
