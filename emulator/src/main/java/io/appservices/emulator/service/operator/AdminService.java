package io.appservices.emulator.service.operator;

import static io.appservices.emulator.token.Token.ACCESS_LIFETIME_SECONDS;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.OperatorRole;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.OperatorCredentials;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.token.InvalidTokenException;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.Token.Type;
import io.appservices.emulator.token.TokenCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Logs operators in to the Admin API. There is one operator; it owns the group, whichever of the
 * key pairs with that role it shows. The newest {@value #MOST_SESSIONS} of its sessions are kept,
 * beside those of users and under a domain of their own.
 */
public final class AdminService {

  /** The number of sessions that are kept; with one more the oldest ends. */
  public static final int MOST_SESSIONS = 10_000;

  private final AdminCredentials credentials;
  private final TokenCodec tokens;
  private final EmulatorClock clock;
  private final Ids ids;
  private final AdminUser user;
  private final SessionService opened;
  private final SessionStore sessions;

  /**
   * Makes the service; nobody is logged in by it.
   *
   * @param identity says who the operator is
   */
  public AdminService(
      AdminCredentials credentials,
      EmulatorIdentity identity,
      SessionService opened,
      SessionStore sessions,
      TokenCodec tokens,
      EmulatorClock clock,
      Ids ids) {
    this.credentials = credentials;
    this.tokens = tokens;
    this.clock = clock;
    this.ids = ids;
    this.opened = opened;
    this.sessions = sessions;
    this.user =
        new AdminUser(
            identity.operatorId(),
            identity.domainId(),
            identity.providerId(),
            credentials.username(),
            identity.groupId());
  }

  /** Returns the operator. */
  public AdminUser user() {
    return user;
  }

  /** Logs in with a provider of the Admin API: {@code mongodb-cloud} or those of test servers. */
  public LoginResult logIn(OperatorCredentials shown) {
    verify(shown);
    return open();
  }

  /**
   * Checks credentials without logging in.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if they are not those of an
   *     operator that owns the group
   */
  void verify(OperatorCredentials shown) {
    if (!isGood(shown)) {
      throw AdminRefusals.adminUnauthorized();
    }
  }

  private boolean isGood(OperatorCredentials shown) {
    if (shown instanceof OperatorCredentials.KeyPair pair) {
      return owns(credentials.keys().find(pair.publicKey(), pair.privateKey()));
    }
    if (shown instanceof OperatorCredentials.Userpass userpass) {
      return same(credentials.username(), userpass.username())
          & same(credentials.password(), userpass.password());
    }
    OperatorCredentials.Key key = (OperatorCredentials.Key) shown;
    return owns(credentials.keys().findByPrivateKey(key.privateKey()));
  }

  private static boolean owns(Optional<OperatorKey> key) {
    return key.filter(found -> found.may(OperatorRole::owns)).isPresent();
  }

  /** Lets the holder of an access token through. */
  public void authenticate(String accessToken) {
    Token token = read(accessToken);
    if (token.type() != Type.ACCESS) {
      throw Refusals.refreshTokenAsAccessToken();
    }
    if (token.isExpired(clock.seconds())) {
      throw Refusals.accessTokenExpired();
    }
  }

  /** Returns the session of a refresh token. */
  public ObjectId authenticateRefresh(String refreshToken) {
    Token token = read(refreshToken);
    if (token.type() != Type.REFRESH) {
      throw Refusals.accessTokenAsRefreshToken();
    }
    return sessions
        .find(token.sessionId())
        .filter(session -> isMine(session) && clock.seconds() < session.expiresAt())
        .map(Session::id)
        .orElseThrow(Refusals::unknownRefreshToken);
  }

  /** Returns a new access token for a session. */
  public String refresh(ObjectId sessionId) {
    return accessToken(sessionId, clock.seconds());
  }

  /** Ends a session. Its access tokens go on until they expire. */
  public void logOut(ObjectId sessionId) {
    long now = clock.seconds();
    sessions
        .update(sessionId, Update.when(this::isMine, session -> session.close(now)))
        .require(Refusals::unknownRefreshToken);
  }

  private boolean isMine(Session session) {
    return session.appId().equals(user.domainId()) && session.isOpen();
  }

  private LoginResult open() {
    long now = clock.seconds();
    ObjectId sessionId = ids.next();
    long expiry = now + App.DEFAULT_REFRESH_TOKEN_LIFETIME.toSeconds();
    opened.open(session(sessionId, expiry), MOST_SESSIONS);
    String refreshToken =
        tokens.writeRefresh(token(Type.REFRESH, sessionId, now, expiry), identity());
    return new LoginResult(accessToken(sessionId, now), refreshToken, user.id(), Device.NONE);
  }

  private Session session(ObjectId id, long expiry) {
    return new Session(
        id, user.domainId(), user.id(), 0, Device.NONE, identity(), expiry, Session.OPEN);
  }

  private Token read(String compact) {
    try {
      Token token = tokens.read(compact);
      if (token.domainId().equals(user.domainId())) {
        return token;
      }
    } catch (InvalidTokenException e) {
      throw AdminRefusals.invalidSession();
    }
    throw AdminRefusals.invalidSession();
  }

  private String accessToken(ObjectId sessionId, long now) {
    return tokens.writeAccess(token(Type.ACCESS, sessionId, now, now + ACCESS_LIFETIME_SECONDS));
  }

  private Token token(Type type, ObjectId sessionId, long now, long expiresAt) {
    return new Token(
        type, user.id(), sessionId, user.domainId(), Device.NONE, now, expiresAt, null);
  }

  /**
   * Returns the identity. The service's own provider of operators has no type that apps know;
   * clients read only the id.
   */
  private Identity identity() {
    return new Identity(ProviderType.API_KEY, user.providerId(), user.id().toHexString(), Map.of());
  }

  private static boolean same(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }
}
