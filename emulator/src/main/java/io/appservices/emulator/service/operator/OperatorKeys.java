package io.appservices.emulator.service.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The key pairs of operators. */
public final class OperatorKeys {

  private final List<OperatorKey> keys;

  /**
   * Makes the set of all that there are.
   *
   * @param keys with public keys of their own
   */
  public OperatorKeys(List<OperatorKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Returns the pair with a public key; it looks at all, so that time does not tell which. */
  public Optional<OperatorKey> find(String publicKey) {
    OperatorKey found = null;
    for (OperatorKey key : keys) {
      found = same(key.publicKey(), publicKey) ? key : found;
    }
    return Optional.ofNullable(found);
  }

  /** Returns the pair if the private key is right. */
  public Optional<OperatorKey> find(String publicKey, String privateKey) {
    return find(publicKey).filter(key -> same(key.privateKey(), privateKey));
  }

  /** Returns the pair with a private key that is shown alone. */
  public Optional<OperatorKey> findByPrivateKey(String privateKey) {
    return keys.stream().filter(key -> same(key.privateKey(), privateKey)).findFirst();
  }

  private static boolean same(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }
}
