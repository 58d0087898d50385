package io.appservices.testkit.client;

import io.appservices.emulator.api.EmulatedUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads users as the Admin API shows them. */
final class UserViews {

  private UserViews() {}

  static EmulatedUser user(Map<String, @Nullable Object> json) {
    long lastLogin = JsonMembers.number(json, "last_authentication_date");
    return new EmulatedUser(
        JsonMembers.require(json, "_id"),
        UserProfile.identities(json),
        JsonMembers.isTrue(json, "disabled"),
        Instant.ofEpochSecond(JsonMembers.number(json, "creation_date")),
        lastLogin == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(lastLogin)),
        data(json));
  }

  private static Map<String, Object> data(Map<String, @Nullable Object> json) {
    Map<String, Object> data = new HashMap<>();
    if (json.get("data") instanceof Map<?, ?> members) {
      members.forEach(
          (name, value) -> {
            if (value != null) {
              data.put(String.valueOf(name), value);
            }
          });
    }
    return data;
  }
}
