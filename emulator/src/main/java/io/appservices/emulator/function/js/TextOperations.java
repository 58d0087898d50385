package io.appservices.emulator.function.js;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** What JavaScript lacks, on texts: encodings and, behind {@code utils}, cryptography. */
final class TextOperations {

  private TextOperations() {}

  static String apply(String operation, String a, String b) throws Exception {
    return switch (operation) {
      case "base64" -> encode(decode(a));
      case "base64ToUtf8" -> new String(decode(a), StandardCharsets.UTF_8);
      case "utf8ToBase64" -> encode(a.getBytes(StandardCharsets.UTF_8));
      case "base64ToHex" -> HexFormat.of().formatHex(decode(a));
      case "hexToBase64" -> encode(HexFormat.of().parseHex(a));
      default -> throw new IllegalArgumentException(operation + " is not emulated");
    };
  }

  static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
