package io.appservices.emulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of an app, as it was when it was asked for.
 *
 * @param id 24 hexadecimal digits
 * @param identities in the order they were linked; the first is the original one
 * @param disabled whether it is kept out
 * @param createdAt by the emulator's clock, in whole seconds
 * @param lastLogin by the emulator's clock, in whole seconds; empty before the first login
 * @param data what the providers tell of it, such as {@code email} and {@code name}
 */
public record EmulatedUser(
    String id,
    List<Identity> identities,
    boolean disabled,
    Instant createdAt,
    Optional<Instant> lastLogin,
    Map<String, Object> data) {

  /**
   * A way in which the user logs in.
   *
   * @param provider such as {@code local-userpass}
   * @param id of the user, by the provider
   */
  public record Identity(String provider, String id) {}

  /** Returns the email that a provider tells, if one does. */
  public Optional<String> email() {
    return data.get("email") instanceof String email ? Optional.of(email) : Optional.empty();
  }
}
