package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.ejson.PlainText;
import io.appservices.emulator.service.session.LoginResult;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Renders what the client API and the Admin API answer alike about logins. */
public final class SessionViews {

  private SessionViews() {}

  /** Returns the tokens of a new session, and whose it is. */
  public static Document tokens(LoginResult result) {
    return accessToken(result.accessToken())
        .append("refresh_token", new PlainText(result.refreshToken()))
        .append("user_id", result.userId().toHexString())
        .append("device_id", result.deviceId().toHexString());
  }

  public static Document accessToken(String token) {
    return new Document("access_token", new PlainText(token));
  }

  /** Returns the identities of a user, in a list of its own. */
  public static List<Document> identities(User user) {
    // Without a stream: a page of users would make fifty of them.
    List<Document> views = new ArrayList<>(user.identities().size());
    for (Identity identity : user.identities()) {
      views.add(identity(identity));
    }
    return views;
  }

  /** Returns an identity of a user, with what the provider says of the user. */
  public static Document identity(Identity identity) {
    return identity.reference().append("provider_data", identity.data());
  }
}
