package io.appservices.emulator.service.operator;

/**
 * The credentials of the Admin API.
 *
 * @param publicKey of the key pair; the user name of {@code mongodb-cloud}
 * @param privateKey of the key pair; the {@code apiKey} of {@code mongodb-cloud}
 * @param username of the account that SDK test suites log in with by {@code local-userpass}
 * @param password of that account
 */
public record AdminCredentials(
    String publicKey, String privateKey, String username, String password) {

  /** Omits the secrets. */
  @Override
  public String toString() {
    return "AdminCredentials[" + publicKey + ", " + username + "]";
  }
}
