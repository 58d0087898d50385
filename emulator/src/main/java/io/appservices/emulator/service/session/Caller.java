package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.token.Token;
import java.util.Optional;
import org.bson.Document;

/**
 * A user, authenticated by a token.
 *
 * @param session the session that the token belongs to; empty where it was removed before the
 *     access token expired, which only {@code AT_EXPIRY} lets pass
 * @param accessToken the access token that was sent; empty if it was another credential
 */
public record Caller(App app, User user, Optional<Session> session, Optional<Token> accessToken) {

  /** Makes a caller that sent no access token. */
  public Caller(App app, User user, Optional<Session> session) {
    this(app, user, session, Optional.empty());
  }

  /** Returns whether the caller sent an access token. */
  public boolean hasAccessToken() {
    return accessToken.isPresent();
  }

  /** Returns a copy of the custom data that the access token carries; empty if it has none. */
  public Optional<Document> carriedData() {
    return accessToken.map(Token::userData);
  }
}
