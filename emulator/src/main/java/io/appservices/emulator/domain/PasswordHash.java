package io.appservices.emulator.domain;

/**
 * A salted PBKDF2-HMAC-SHA256 hash of a password.
 *
 * @param iterations the cost it was made with, at least 1
 * @param salt random bytes; not to be changed
 * @param hash 32 bytes; not to be changed
 */
public record PasswordHash(int iterations, byte[] salt, byte[] hash) {

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "PasswordHash[iterations=" + iterations + "]";
  }
}
