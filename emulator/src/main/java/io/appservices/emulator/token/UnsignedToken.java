package io.appservices.emulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.util.Base64;
import java.util.Optional;
import org.bson.Document;

/**
 * Claims that nobody signed, as one types them in a test: JSON, the same in base64url, or a JWT
 * with {@code alg} {@code none} (RFC 7519, section 6).
 */
final class UnsignedToken {

  private UnsignedToken() {}

  /** Returns the claims; empty if the text is something else, such as a signed token. */
  static Optional<Document> read(String text) {
    String[] parts = text.strip().split("\\.", -1);
    try {
      if (text.strip().startsWith("{")) {
        return Optional.of(Ejson.parseDocument(text.getBytes(UTF_8)));
      }
      if (parts.length == 1) {
        return Optional.of(decode(parts[0]));
      }
      boolean unsigned =
          parts.length == 3 && parts[2].isEmpty() && "none".equals(decode(parts[0]).get("alg"));
      return unsigned ? Optional.of(decode(parts[1])) : Optional.empty();
    } catch (EjsonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Document decode(String part) {
    String url = part.replace('+', '-').replace('/', '_');
    return Ejson.parseDocument(Base64.getUrlDecoder().decode(url));
  }
}
