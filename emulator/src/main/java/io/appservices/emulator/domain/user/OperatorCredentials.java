package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import org.bson.Document;

/**
 * The credentials of an operator's login to the Admin API. Its {@code toString} omits the secrets.
 */
public sealed interface OperatorCredentials {

  /** A programmatic API key ({@code mongodb-cloud}). */
  record KeyPair(String publicKey, String privateKey) implements OperatorCredentials {
    @Override
    public String toString() {
      return "KeyPair[" + publicKey + "]";
    }
  }

  /** Name and password ({@code local-userpass}), as test servers have it. */
  record Userpass(String username, String password) implements OperatorCredentials {
    @Override
    public String toString() {
      return "Userpass[" + username + "]";
    }
  }

  /** The private key alone ({@code api-key}). */
  record Key(String privateKey) implements OperatorCredentials {
    @Override
    public String toString() {
      return "Key";
    }
  }

  /**
   * Reads the body of a login.
   *
   * @param provider as the URL names it
   * @throws AppServicesException if there is no such provider, or a member is missing or has
   *     another type
   */
  static OperatorCredentials parse(String provider, Document body) {
    Members members = Members.of(body);
    return switch (provider) {
      case "mongodb-cloud" ->
          new KeyPair(members.requiredText("username"), members.requiredText("apiKey"));
      case "local-userpass" ->
          new Userpass(members.requiredText("username"), members.requiredText("password"));
      case "api-key" -> new Key(members.requiredText("key"));
      default -> throw Refusals.providerUnavailable(provider);
    };
  }
}
