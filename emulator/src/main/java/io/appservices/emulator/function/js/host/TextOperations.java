package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text operations that JavaScript lacks: encodings and, behind {@code utils}, cryptography. */
final class TextOperations {

  private TextOperations() {}

  static String apply(String operation, String a, @Nullable String b) throws Exception {
    return switch (operation) {
      case "base64" -> encode(decode(a));
      case "base64ToUtf8" -> new String(decode(a), StandardCharsets.UTF_8);
      case "utf8ToBase64" -> encode(a.getBytes(StandardCharsets.UTF_8));
      case "base64ToHex" -> HexFormat.of().formatHex(decode(a));
      case "hexToBase64" -> encode(HexFormat.of().parseHex(a));
      case "hash" -> encode(Cryptography.hash(a, decode(Objects.requireNonNull(b))));
      case "hmac" -> encode(Cryptography.hmac(a, pair(b)));
      case "encrypt" -> encode(Cryptography.encrypt(a, pair(b)));
      case "decrypt" -> encode(Cryptography.decrypt(a, pair(b)));
      case "sign" -> encode(TextSignatures.of(a, list(b)).sign());
      case "verify" -> String.valueOf(TextSignatures.of(a, list(b)).isRight());
      case "jwtEncode" -> {
        List<?> parts = list(b);
        yield Jwt.encode((String) parts.get(0), (String) parts.get(1), (String) parts.get(2), a);
      }
      case "jwtDecode" -> {
        List<?> parts = list(b);
        List<?> accepted = (List<?>) parts.get(1);
        yield Ejson.relaxedText(Jwt.decode((String) parts.get(0), a, accepted));
      }
      default -> throw new IllegalArgumentException(operation + " is not emulated");
    };
  }

  private static List<?> list(@Nullable String json) {
    return (List<?>) Objects.requireNonNull(Ejson.parse(Objects.requireNonNull(json)));
  }

  private static List<byte[]> pair(@Nullable String json) {
    return list(json).stream().map(base64 -> decode((String) base64)).toList();
  }

  static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
