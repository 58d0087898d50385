package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import org.bson.Document;

/** The credentials of a login. Secrets are in it, which {@code toString} does not show. */
public sealed interface Credentials {

  /** No credentials: every login makes a new user. */
  record Anonymous() implements Credentials {}

  /** Email and password of a registration. */
  record Userpass(String email, String password) implements Credentials {
    @Override
    public String toString() {
      return "Userpass[" + email + "]";
    }
  }

  /** The text of a user's own key or of a server key. */
  record Key(String key) implements Credentials {
    @Override
    public String toString() {
      return "Key";
    }
  }

  /** A JWT of the app's own issuer. */
  record CustomToken(String token) implements Credentials {
    @Override
    public String toString() {
      return "CustomToken";
    }
  }

  /**
   * The payload for a function of the app.
   *
   * @param payload the body of the login without its {@code options}
   */
  record CustomFunction(Document payload) implements Credentials {
    @Override
    public String toString() {
      return "CustomFunction" + payload.keySet();
    }
  }

  /** The token of an OAuth provider, in one of three forms. */
  sealed interface OAuth extends Credentials {}

  /** A code that the provider exchanges, good once. */
  record AuthCode(String code) implements OAuth {
    @Override
    public String toString() {
      return "AuthCode";
    }
  }

  /** An id_token of OpenID Connect. */
  record IdToken(String token) implements OAuth {
    @Override
    public String toString() {
      return "IdToken";
    }
  }

  /** A token that lets its holder ask for the account. */
  record AccessToken(String token) implements OAuth {
    @Override
    public String toString() {
      return "AccessToken";
    }
  }

  /**
   * Reads the body of a login.
   *
   * @throws AppServicesException if a member is missing or has another type
   */
  static Credentials parse(ProviderType provider, Document body) {
    Members members = Members.of(body);
    return switch (provider) {
      case ANON_USER -> new Anonymous();
      case LOCAL_USERPASS ->
          new Userpass(members.requiredText("username"), members.requiredText("password"));
      case API_KEY -> new Key(members.requiredText("key"));
      case CUSTOM_TOKEN -> new CustomToken(members.requiredText("token"));
      case CUSTOM_FUNCTION -> new CustomFunction(Documents.without(body, "options"));
      case OAUTH2_GOOGLE ->
          members
              .text("authCode")
              .<Credentials>map(AuthCode::new)
              .orElseGet(() -> new IdToken(members.requiredText("id_token")));
      case OAUTH2_FACEBOOK -> new AccessToken(members.requiredText("accessToken"));
      case OAUTH2_APPLE -> new IdToken(members.requiredText("id_token"));
    };
  }
}
