package io.appservices.testkit.client;

import io.appservices.emulator.api.EmulatedUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user as it sees itself.
 *
 * @param id 24 hexadecimal digits
 * @param type {@code normal} or {@code server}
 * @param identities in the order they were linked; the first is the original one
 * @param data what the providers tell of it, such as {@code email} and {@code name}
 */
public record UserProfile(
    String id,
    String type,
    List<EmulatedUser.Identity> identities,
    Map<String, @Nullable Object> data) {

  static UserProfile of(Map<String, @Nullable Object> json) {
    return new UserProfile(
        JsonMembers.require(json, "user_id"),
        JsonMembers.text(json, "type").orElse("normal"),
        identities(json),
        json.get("data") instanceof Map<?, ?> data ? JsonMembers.of(data) : Map.of());
  }

  static List<EmulatedUser.Identity> identities(Map<String, @Nullable Object> json) {
    return JsonMembers.objects(json, "identities").stream()
        .map(
            identity ->
                new EmulatedUser.Identity(
                    JsonMembers.require(identity, "provider_type"),
                    JsonMembers.require(identity, "id")))
        .toList();
  }

  /** Returns the email that a provider tells, if one does. */
  public Optional<String> email() {
    return JsonMembers.text(data, "email");
  }
}
