package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.ProviderType;
import java.util.Optional;
import org.bson.Document;

/**
 * A user who was sent to the identity provider and has not come back yet.
 *
 * @param id tells requests apart and cannot be guessed; good once
 * @param redirect the URI that the user is sent to in the end
 * @param state the state that the app is sent back; may be empty
 * @param device the client's description of its device; empty for a link
 * @param link for whom an identity is linked; empty for a login
 * @param expiresAt seconds since 1970
 */
public record OAuthRequest(
    String id,
    String clientAppId,
    ProviderType provider,
    String redirect,
    String state,
    Optional<Document> device,
    Optional<Link> link,
    long expiresAt) {

  /**
   * The proofs that make a link safe: a person who is talked into choosing an account must not end
   * up linked to the user who asked.
   *
   * @param accessToken of the user who links
   * @param cookie the value by which the browser that asked is recognized when it returns
   */
  public record Link(String accessToken, String cookie) {}
}
