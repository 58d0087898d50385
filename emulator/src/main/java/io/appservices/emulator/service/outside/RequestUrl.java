package io.appservices.emulator.service.outside;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The address of a request of a function, in both forms (docs: context.http): {@code url}, or
 * {@code scheme}, {@code host}, {@code path}, {@code query}, {@code fragment}, {@code port}.
 */
final class RequestUrl {

  private static final Pattern HOST = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*");
  private static final Pattern ESCAPED = Pattern.compile("[ \"<>\\\\^`{|}]");

  private RequestUrl() {}

  /**
   * Returns the address as text.
   *
   * @throws IOException if there is none, or its parts are no address
   */
  static String of(Document request) throws IOException {
    Object url = request.get("url");
    if (url instanceof String text) {
      return text;
    }
    if (url != null || request.get("host") == null) {
      throw new IOException("'url' must be a string");
    }
    return base(request) + query(request.get("query"));
  }

  /**
   * Returns an address with percent-encodings of the characters behind its host that Node's {@code
   * url} encodes: they are in none, and many write them.
   */
  static String escaped(String url) {
    Matcher host = HOST.matcher(url);
    int end = host.lookingAt() ? host.end() : 0;
    return url.substring(0, end)
        + ESCAPED
            .matcher(url.substring(end))
            .replaceAll(found -> String.format("%%%02X", (int) found.group().charAt(0)));
  }

  private static String base(Document request) throws IOException {
    String scheme = text(request, "scheme", "https");
    String path = text(request, "path", "");
    String host = text(request, "host", "");
    Object port = request.get("port");
    String authority = port == null ? host : host + ":" + port;
    try {
      return new URI(scheme, authority, path.startsWith("/") ? path : "/" + path, null, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IOException("invalid url: '" + scheme + "://" + authority + path + "'", e);
    }
  }

  private static String text(Document request, String name, String absent) throws IOException {
    Object value = request.get(name);
    if (value != null && !(value instanceof String)) {
      throw new IOException("'" + name + "' must be a string");
    }
    return value == null ? absent : (String) value;
  }

  private static String query(@Nullable Object query) throws IOException {
    if (query == null) {
      return "";
    }
    if (!(query instanceof Map<?, ?> fields)) {
      throw new IOException("'query' must be an object");
    }
    return fields.isEmpty() ? "" : "?" + encoded(fields);
  }

  /** Returns fields as forms and queries send them; a field may have several values. */
  static String encoded(Map<?, ?> fields) {
    return fields.entrySet().stream()
        .flatMap(
            field ->
                values(field.getValue()).stream()
                    .map(value -> encode(field.getKey()) + "=" + encode(value)))
        .collect(Collectors.joining("&"));
  }

  private static Collection<?> values(Object value) {
    return value instanceof Collection<?> several ? several : List.of(String.valueOf(value));
  }

  private static String encode(Object text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }
}
