package io.appservices.emulator.function.js.host;

import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The signatures of {@code utils.crypto}: by RSA and SHA-256, of the scheme PSS or PKCS #1 v1.5.
 * With PSS the salt is as long as it can be, and of any usual length when a signature is checked.
 */
record TextSignatures(boolean isPss, List<byte[]> parts) {

  private static final String DIGEST = "sha256";
  private static final int LONGEST_SALT = -2;
  private static final int SALT_AS_DIGEST = -1;

  /**
   * Returns a signature to make or to check.
   *
   * @param type {@code rsa}
   * @param given the scheme, and in Base64 the message, the key as PEM and the signature to check
   * @throws IllegalArgumentException if the type or the scheme is another
   */
  static TextSignatures of(String type, List<?> given) {
    if (!type.equals("rsa")) {
      throw new IllegalArgumentException("unknown encryption type '" + type + "': use 'rsa'");
    }
    String scheme = (String) given.get(0);
    if (!scheme.equals("pss") && !scheme.equals("pkcs1v15")) {
      throw new IllegalArgumentException(
          "unknown signature scheme '" + scheme + "': use 'pss' or 'pkcs1v15'");
    }
    return new TextSignatures(
        scheme.equals("pss"),
        given.stream().skip(1).map(part -> TextOperations.decode((String) part)).toList());
  }

  byte[] sign() throws GeneralSecurityException {
    byte[] key = KeyFormats.key("private", parts.get(1));
    return NodeSignatures.sign(settings(LONGEST_SALT), parts.get(0), key);
  }

  boolean isRight() throws GeneralSecurityException {
    byte[] key = KeyFormats.key("public", parts.get(1));
    List<byte[]> input = List.of(parts.get(0), key, parts.get(2));
    for (int salt : List.of(LONGEST_SALT, SALT_AS_DIGEST, 0)) {
      if (NodeSignatures.verify(settings(salt), input)[0] == 1) {
        return true;
      }
    }
    return false;
  }

  private List<?> settings(int salt) {
    return List.of(DIGEST, isPss, salt, false);
  }
}
