package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.QueryParameters;
import io.appservices.emulator.http.shared.HeaderNames;
import io.appservices.emulator.http.shared.RequestView;
import io.appservices.emulator.service.endpoint.EndpointRequest;
import io.appservices.emulator.service.endpoint.RequestCredentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** Reads calls as functions and their settings see them (docs: custom HTTPS endpoints). */
final class RequestReader {

  /** The headers with credentials, in lower case, beside that of an access token. */
  static final Set<String> CREDENTIALS =
      Set.of("email", "password", "apikey", "api-key", "jwttokenstring");

  private static final String SECRET = "secret";
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer";

  private RequestReader() {}

  /**
   * The target that a call is addressed to.
   *
   * @param url the path that {@code context.request} shows
   * @param service the service of a webhook; empty for others
   * @param action the name of a webhook or an action; empty for others
   * @param signatureHeader the header with the signature of the body
   * @param secretInQuery whether a secret in the query is not for the function
   */
  record Target(
      String url, String service, String action, String signatureHeader, boolean secretInQuery) {}

  static EndpointRequest read(Call call, ObjectId id, Target target) {
    Map<String, String> query = QueryParameters.parse(RequestView.rawQuery(call)).first();
    Optional<String> secret = Optional.ofNullable(query.get(SECRET));
    if (target.secretInQuery()) {
      query.remove(SECRET);
    }
    return new EndpointRequest(
        id,
        credentials(call),
        secret,
        call.header(target.signatureHeader()),
        call.codedBody(),
        payload(call, query),
        RequestView.of(call)
            .append("webhookUrl", target.url())
            .append("service", target.service())
            .append("action", target.action()));
  }

  private static RequestCredentials credentials(Call call) {
    return new RequestCredentials(
        bearer(call),
        header(call, "email"),
        header(call, "password"),
        header(call, "apiKey").or(() -> header(call, "api-key")),
        header(call, "jwtTokenString"));
  }

  /** Returns the token of the scheme, also where there is none behind it: it is no other scheme. */
  private static Optional<String> bearer(Call call) {
    return call.header(AUTHORIZATION)
        .map(String::strip)
        .filter(
            value ->
                value.equalsIgnoreCase(BEARER)
                    || value.regionMatches(true, 0, BEARER + " ", 0, BEARER.length() + 1))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static Optional<String> header(Call call, String name) {
    return call.header(name).filter(value -> !value.isEmpty());
  }

  private static Document payload(Call call, Map<String, String> query) {
    Document parameters = new Document();
    parameters.putAll(query);
    Document payload = new Document("query", parameters).append("headers", headers(call));
    byte[] body = call.codedBody();
    return body.length == 0 ? payload : payload.append("body", new Binary(body));
  }

  private static Document headers(Call call) {
    Document headers = new Document();
    for (String name : call.headerNames()) {
      headers.put(HeaderNames.canonical(name), List.copyOf(call.headers(name)));
    }
    return headers;
  }
}
