package io.appservices.emulator.model.play;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.testing.AdminApiClient;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An app that a history is played with.
 *
 * @param emulated as the first emulator knows it
 * @param providers the ids of its providers by their types
 * @param resets what the function that resets passwords was told, by {@link #nonce}
 */
record TestedApp(EmulatedApp emulated, Map<String, String> providers, Map<String, Reset> resets) {

  /** Has the function that resets passwords set a new one at once. */
  static final String NOW = "now";

  /** Has the function that resets passwords keep the token. */
  static final String LATER = "later";

  /** A token that sets a new password. */
  record Reset(String token, String tokenId) {}

  static TestedApp of(EmulatedApp app, AdminApiClient admin, Map<String, Reset> resets) {
    Map<String, String> providers =
        admin.providers().documents().stream()
            .collect(Collectors.toMap(p -> p.getString("type"), p -> p.getString("_id")));
    return new TestedApp(app, providers, resets);
  }

  String clientAppId() {
    return emulated.clientAppId();
  }

  String providerId(String type) {
    return providers.get(type);
  }

  /** Returns what the function is given to tell the calls of all histories apart. */
  String nonce(int label) {
    return emulated.id() + "-" + label;
  }

  Optional<Reset> reset(int label) {
    return Optional.ofNullable(resets.get(nonce(label)));
  }
}
