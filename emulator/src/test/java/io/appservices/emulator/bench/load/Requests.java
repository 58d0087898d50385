package io.appservices.emulator.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.appservices.emulator.config.EmulatorConfig;

/** Requests as they go over the wire. */
public final class Requests {

  public static final String CLIENT = "/api/client/v2.0";
  public static final String APP = CLIENT + "/app/" + EmulatorConfig.DEFAULT_CLIENT_APP_ID;
  public static final String ADMIN = "/api/admin/v3.0";
  public static final String GROUP = ADMIN + "/groups/" + EmulatorConfig.DEFAULT_GROUP_ID;

  public static final String USERS = GROUP + "/apps/" + EmulatorConfig.DEFAULT_APP_ID + "/users";

  /** The application server's answer that costs least, for the first answer after a start. */
  public static final byte[] LOCATION = of("GET", APP + "/location", null, "");

  private Requests() {}

  /**
   * One request.
   *
   * @param token what comes behind {@code Bearer}; null for none
   */
  public static byte[] of(String method, String path, String token, String body) {
    StringBuilder text = new StringBuilder(512);
    text.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (token != null) {
      text.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Type: application/json\r\n");
    }
    if (!method.equals("GET")) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(ISO_8859_1);
  }

  public static byte[] register(String email) {
    String body = "{\"email\":\"%s\",\"password\":\"password1\"}".formatted(email);
    return of("POST", APP + "/auth/providers/local-userpass/register", null, body);
  }

  /**
   * A login as realm-web sends it.
   *
   * @param deviceId what the answer to an earlier login told; empty in the first one
   */
  public static byte[] logIn(String email, String deviceId) {
    String id = deviceId.isEmpty() ? "" : "\"deviceId\":\"" + deviceId + "\",";
    String body =
        """
        {"username":"%s","password":"password1","options":{"device":{%s"platform":"node",\
        "platformVersion":"20.11.1","sdkVersion":"2.0.1"}}}\
        """
            .formatted(email, id);
    return of("POST", APP + "/auth/providers/local-userpass/login", null, body);
  }

  public static byte[] profile(String accessToken) {
    return of("GET", CLIENT + "/auth/profile", accessToken, "");
  }

  public static byte[] refresh(String refreshToken) {
    return of("POST", CLIENT + "/auth/session", refreshToken, "");
  }

  public static byte[] revoke(String operatorToken, String userId) {
    return of("PUT", USERS + "/" + userId + "/logout", operatorToken, "");
  }

  /** The first page of users. */
  public static byte[] users(String operatorToken) {
    return of("GET", USERS, operatorToken, "");
  }

  public static byte[] logInAdmin() {
    String body =
        "{\"username\":\"%s\",\"apiKey\":\"%s\"}"
            .formatted(EmulatorConfig.DEFAULT_PUBLIC_KEY, EmulatorConfig.DEFAULT_PRIVATE_KEY);
    return of("POST", ADMIN + "/auth/providers/mongodb-cloud/login", null, body);
  }
}
