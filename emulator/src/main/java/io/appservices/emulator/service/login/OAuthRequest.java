package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.ProviderType;
import java.util.Optional;
import org.bson.Document;

/**
 * A user who was sent to the identity provider and has not come back yet.
 *
 * @param id tells requests apart and cannot be guessed; good once
 * @param redirect where the user goes in the end
 * @param state what the app wants to hear again; may be empty
 * @param device how the client describes its device; empty for a link
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
   * @param cookie what the browser that asked proves itself with, when it comes back
   */
  public record Link(String accessToken, String cookie) {}
}
