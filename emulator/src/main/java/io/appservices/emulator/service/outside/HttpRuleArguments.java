package io.appservices.emulator.service.outside;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.bson.Document;

/**
 * What {@code %%args} stands for in the rules of services of the type http: the request, with its
 * address in parts, and a body of JSON as a document (docs: HTTP service rules).
 */
final class HttpRuleArguments {

  private HttpRuleArguments() {}

  static Document of(Document request) {
    Document arguments = new Document(request);
    url(request).ifPresent(url -> arguments.append("url", parts(url)));
    if (request.get("body") instanceof String body) {
      arguments.append("body", read(body));
    }
    return arguments;
  }

  /** Returns the address of a request; empty if it has none, which fails when it is sent. */
  private static Optional<URI> url(Document request) {
    try {
      return Optional.of(URI.create(RequestUrl.of(request)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Document parts(URI url) {
    String user = url.getRawUserInfo() == null ? "" : url.getRawUserInfo() + "@";
    String host = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    Document parts =
        new Document("scheme", url.getScheme())
            .append("host", host.substring(user.length()))
            .append("path", url.getPath());
    if (url.getQuery() != null) {
      parts.append("query", url.getQuery());
    }
    return url.getFragment() == null ? parts : parts.append("fragment", url.getFragment());
  }

  private static Object read(String body) {
    try {
      return Ejson.parseDocument(body);
    } catch (EjsonException e) {
      return body;
    }
  }
}
