package io.appservices.emulator.service;

import static io.appservices.emulator.token.Token.ACCESS_LIFETIME_SECONDS;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Session;
import io.appservices.emulator.domain.User;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.Token.Type;
import io.appservices.emulator.token.TokenCodec;

/** Issues the tokens of sessions. */
final class SessionTokens {

  private final TokenCodec tokens;
  private final UserDataSource userData;

  SessionTokens(TokenCodec tokens, UserDataSource userData) {
    this.tokens = tokens;
    this.userData = userData;
  }

  /** What a login is answered with. */
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
}
