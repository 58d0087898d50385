package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.user.User;
import org.bson.Document;

/** The representation of a user for operators (docs/contract.md, section 12). */
public final class UserView {

  private UserView() {}

  /** Returns a user as the Admin API shows it. */
  public static Document of(User user) {
    return new Document("_id", user.id().toHexString())
        .append("identities", SessionViews.identities(user))
        .append("type", user.type().wireName())
        .append("creation_date", user.createdAt())
        .append("last_authentication_date", user.lastAuthenticatedAt())
        .append("disabled", user.disabled())
        .append("data", user.data());
  }
}
