package io.appservices.emulator.domain.user;

import java.util.Arrays;

/**
 * A salted PBKDF2-HMAC-SHA256 hash of a password.
 *
 * @param iterations the cost it was made with, at least 1
 * @param salt random bytes
 * @param hash 32 bytes
 */
public record PasswordHash(int iterations, byte[] salt, byte[] hash) {

  public PasswordHash {
    salt = salt.clone();
    hash = hash.clone();
  }

  @Override
  public byte[] salt() {
    return salt.clone();
  }

  @Override
  public byte[] hash() {
    return hash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && iterations == that.iterations
        && Arrays.equals(salt, that.salt)
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** Omits the hash. */
  @Override
  public String toString() {
    return "PasswordHash[iterations=" + iterations + "]";
  }
}
