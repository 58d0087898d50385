package io.appservices.emulator.service.session;

import static io.appservices.emulator.token.Token.ACCESS_LIFETIME_SECONDS;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.token.ForeignTokenException;
import io.appservices.emulator.token.InvalidTokenException;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.Token.Type;
import io.appservices.emulator.token.TokenCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Issues the tokens of sessions. */
final class SessionTokens {

  /**
   * A refresh token of an anonymous user outlives every test: 50 years, as in the samples of the
   * service's documentation.
   */
  private static final Duration ANONYMOUS_REFRESH_LIFETIME = Duration.ofDays(50 * 365);

  private final TokenCodec tokens;
  private final UserDataSource userData;

  SessionTokens(TokenCodec tokens, UserDataSource userData) {
    this.tokens = tokens;
    this.userData = userData;
  }

  static Duration refreshLifetime(App app, Identity identity) {
    return identity.providerType() == ProviderType.ANON_USER
        ? ANONYMOUS_REFRESH_LIFETIME
        : app.refreshTokenLifetime();
  }

  /** Returns both tokens, for the answer to a login. */
  LoginResult both(App app, User user, Session session, long now) {
    return new LoginResult(
        access(app, user, session, now), refresh(app, session, now), user.id(), session.deviceId());
  }

  String access(App app, User user, Session session, long now) {
    Token token = token(Type.ACCESS, app, session, now, now + ACCESS_LIFETIME_SECONDS);
    return tokens.writeAccess(token.withUserData(userData.find(app, user).orElse(null)));
  }

  private String refresh(App app, Session session, long now) {
    return tokens.writeRefresh(
        token(Type.REFRESH, app, session, now, session.expiresAt()), session.identity());
  }

  private static Token token(Type type, App app, Session session, long now, long expiresAt) {
    return new Token(
        type,
        session.userId(),
        session.id(),
        app.domainId(),
        session.deviceId(),
        now,
        expiresAt,
        null);
  }

  /**
   * Reads a token; the session may be over.
   *
   * @param refusal the refusal of a token that this emulator did not sign
   */
  Token read(String compact, Supplier<AppServicesException> refusal) {
    try {
      return tokens.read(compact);
    } catch (ForeignTokenException e) {
      throw refusal.get().ended(SessionEnd.of(Cause.OTHER_EMULATOR));
    } catch (InvalidTokenException e) {
      throw refusal.get();
    }
  }

  /** Reads an access token of the app, as an operator asks for it. */
  Token readAccess(App app, String accessToken) {
    Token token = read(accessToken, AdminRefusals::invalidSignature);
    if (token.type() == Type.ACCESS && token.domainId().equals(app.domainId())) {
      return token;
    }
    throw AdminRefusals.invalidSignature();
  }

  /** Returns a token that this emulator signed; empty if it did not. */
  Optional<Token> find(String compact) {
    try {
      return Optional.of(tokens.read(compact));
    } catch (InvalidTokenException e) {
      return Optional.empty();
    }
  }
}
