package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.http.Call;
import java.util.List;
import org.bson.Document;

/** Addresses in answers: absolute ones, under the address that the caller used. */
final class Links {

  /**
   * The characters that a path segment may have unescaped (RFC 3986, section 3.3), beside letters
   * and digits.
   */
  private static final String PLAIN = "-._~!$&'()*+,;=:@";

  private Links() {}

  /** Returns the one link of an object, to itself. */
  static List<Document> self(Call call, String path) {
    return List.of(link("self", call.externalBaseUrl() + path));
  }

  static Document link(String rel, String href) {
    return new Document("href", href).append("rel", rel);
  }

  /** Returns a text as one segment of a path: a slash in it becomes {@code %2F}, a colon stays. */
  static String segment(String text) {
    StringBuilder segment = new StringBuilder(text.length());
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      segment.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
    }
    return segment.toString();
  }
}
