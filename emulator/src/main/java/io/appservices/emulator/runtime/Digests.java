package io.appservices.emulator.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts that are random enough to need no salt. */
public final class Digests {

  private Digests() {}

  /** Returns the SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
  public static String sha256(String text) {
    return hexadecimal("SHA-256", text);
  }

  /**
   * Returns the MD5 of a text in UTF-8, in lower-case hexadecimal: for HTTP Digest, and nothing
   * else.
   */
  public static String md5(String text) {
    return hexadecimal("MD5", text);
  }

  private static String hexadecimal(String algorithm, String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
