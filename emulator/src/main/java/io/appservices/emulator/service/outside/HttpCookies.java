package io.appservices.emulator.service.outside;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Cookies of the requests of functions and of their answers (docs: context.http). */
final class HttpCookies {

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "path",
          "path",
          "domain",
          "domain",
          "expires",
          "expires",
          "max-age",
          "maxAge",
          "samesite",
          "sameSite");

  private HttpCookies() {}

  /** Returns the header for cookies by their names; a value may be text or an answer's cookie. */
  static String header(Map<?, ?> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + value(cookie.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static @Nullable Object value(Object cookie) {
    if (cookie instanceof List<?> values) {
      return values.isEmpty() ? "" : value(values.get(0));
    }
    return cookie instanceof Map<?, ?> members ? members.get("value") : cookie;
  }

  /** Returns what the headers of an answer set, by name. */
  static Document set(List<String> headers) {
    Document cookies = new Document();
    for (String header : headers) {
      String[] parts = header.split(";");
      int equals = parts[0].indexOf('=');
      if (equals > 0) {
        String name = parts[0].substring(0, equals).strip();
        cookies.append(name, cookie(name, parts[0].substring(equals + 1).strip(), parts));
      }
    }
    return cookies;
  }

  private static Document cookie(String name, String value, String[] parts) {
    Document cookie = new Document("name", name).append("value", value);
    boolean secure = false;
    boolean httpOnly = false;
    for (int i = 1; i < parts.length; i++) {
      String[] attribute = parts[i].strip().split("=", 2);
      String key = attribute[0].toLowerCase(Locale.ROOT);
      secure |= key.equals("secure");
      httpOnly |= key.equals("httponly");
      if (ATTRIBUTES.containsKey(key) && attribute.length == 2) {
        cookie.append(ATTRIBUTES.get(key), attribute[1]);
      }
    }
    return cookie.append("secure", secure).append("httpOnly", httpOnly);
  }
}
