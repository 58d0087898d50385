package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.ProviderType;
import java.util.Map;

/**
 * An account at the identity provider that stands in for Google, Facebook and Apple.
 *
 * @param subject the provider's own id of it; in an app it becomes the identity's id
 * @param profile what the provider knows about its owner, by the names of OpenID Connect: {@code
 *     email}, {@code name}, {@code picture}, {@code given_name} ...
 */
public record OAuthAccount(ProviderType provider, String subject, Map<String, Object> profile) {

  public OAuthAccount {
    profile = Documents.immutable(profile);
  }

  /** Returns a field of the profile; the empty text if it is none. */
  public String text(String field) {
    return profile.get(field) instanceof String text ? text : "";
  }
}
