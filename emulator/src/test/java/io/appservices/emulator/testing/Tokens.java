package io.appservices.emulator.testing;

/** What a login answers. */
public record Tokens(String accessToken, String refreshToken, String userId, String deviceId) {

  public Jwt access() {
    return Jwt.parse(accessToken);
  }

  public Jwt refresh() {
    return Jwt.parse(refreshToken);
  }
}
