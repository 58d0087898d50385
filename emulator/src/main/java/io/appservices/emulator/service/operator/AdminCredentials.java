package io.appservices.emulator.service.operator;

/**
 * The credentials of the Admin API.
 *
 * @param keys the key pairs: user name and {@code apiKey} of {@code mongodb-cloud}
 * @param username of the account that SDK test suites log in with by {@code local-userpass}
 * @param password of that account
 */
public record AdminCredentials(OperatorKeys keys, String username, String password) {

  /** Omits the secrets. */
  @Override
  public String toString() {
    return "AdminCredentials[" + username + "]";
  }
}
