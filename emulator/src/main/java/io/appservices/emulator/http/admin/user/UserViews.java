package io.appservices.emulator.http.admin.user;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.service.session.VerifiedToken;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The representation of users and their parts in the Admin API (docs/contract.md, section 12). */
final class UserViews {

  /** The names that the Admin API has for what clients say of their device. */
  private static final Map<String, String> DEVICE_FIELDS =
      Map.of(
          "platform", "platform",
          "platformVersion", "platform_version",
          "appId", "app_id",
          "appVersion", "app_version",
          "sdkVersion", "sdk_version");

  private UserViews() {}

  static Document device(Device device) {
    Document view = new Document("_id", device.id().toHexString());
    device
        .properties()
        .forEach((key, value) -> view.append(DEVICE_FIELDS.getOrDefault(key, key), value));
    return view;
  }

  static Document pending(Registration registration, String domainId) {
    Document login = new Document("id_type", "email").append("id", registration.email());
    return new Document("_id", registration.id().toHexString())
        .append("domain_id", domainId)
        .append("login_ids", List.of(login))
        .append("user_id", "");
  }

  /**
   * Returns the answer of {@code verify_token} to a valid token; custom data is left out if there
   * is none.
   */
  static Document token(VerifiedToken token) {
    Document view =
        new Document("sub", token.userId().toHexString())
            .append("exp", token.expiresAt())
            .append("iat", token.issuedAt())
            .append("iss", token.sessionId().toHexString())
            .append("domain_id", token.domainId().toHexString())
            .append("device_id", token.deviceId().toHexString());
    if (token.userData() != null) {
      view.append("custom_user_data", token.userData());
    }
    return view;
  }
}
