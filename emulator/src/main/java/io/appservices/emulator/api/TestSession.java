package io.appservices.emulator.api;

/**
 * A user that is logged in, and what its login was answered with.
 *
 * @param accessToken for requests, after {@code Authorization: Bearer}; good for half an hour
 * @param refreshToken for new access tokens, and to log out
 * @param userId 24 hexadecimal digits
 * @param deviceId 24 hexadecimal digits
 */
public record TestSession(String accessToken, String refreshToken, String userId, String deviceId) {

  /** Omits the tokens, which give access to the account. */
  @Override
  public String toString() {
    return "TestSession[userId=" + userId + ", deviceId=" + deviceId + "]";
  }
}
