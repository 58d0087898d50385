package io.appservices.testkit.client;

import java.util.Map;
import java.util.Objects;

/**
 * Where an app is.
 *
 * @param baseUrl such as {@code http://localhost:9090}, without a slash at the end
 * @param clientAppId the id that SDKs use, such as {@code myapp-abcde}
 * @param id the id that the Admin API uses: 24 hexadecimal digits
 * @param groupId the group that the app belongs to: 24 hexadecimal digits
 */
public record AppAddress(String baseUrl, String clientAppId, String id, String groupId) {

  /** Refuses null. */
  public AppAddress {
    Objects.requireNonNull(baseUrl, "baseUrl");
    Objects.requireNonNull(clientAppId, "clientAppId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(groupId, "groupId");
  }

  /**
   * Makes a fresh app, ready for use, in an emulator that is up.
   *
   * @param name 1 to 32 letters, digits, underscores and hyphens; the client app id begins with it
   * @throws RefusedCallException if it cannot be made
   * @throws java.io.UncheckedIOException if there is no answer
   */
  public static AppAddress newApp(String baseUrl, String name) {
    HttpCaller http = new HttpCaller(baseUrl);
    ApiResponse made = http.call("POST", ControlApi.BASE + "/apps", null, Map.of("name", name));
    return new AppAddress(
        http.baseUrl(),
        made.require("client_app_id"),
        made.require("_id"),
        made.require("group_id"));
  }
}
