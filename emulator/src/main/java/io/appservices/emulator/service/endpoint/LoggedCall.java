package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The entry of the log for a request, without the credentials of its sender. */
final class LoggedCall {

  private static final String HIDDEN = "***";

  /** Names of headers, parameters and members of bodies, in small letters. */
  private static final Set<String> SECRETS =
      Set.of(
          "authorization",
          "cookie",
          "email",
          "password",
          "apikey",
          "api-key",
          "jwttokenstring",
          "secret");

  /** The size of a body that is read for its secrets; of a larger one the size alone is kept. */
  private static final int MOST_READ = 16 << 10;

  /** The characters that are kept of a body. */
  private static final int MOST_BODY = 512;

  private LoggedCall() {}

  /**
   * Returns the members that an entry of the log has for a call.
   *
   * @param function the name of what was called
   * @param hasArguments whether what came with the request is among them
   */
  static Document of(EndpointRequest request, String function, boolean hasArguments) {
    Document call = new Document("name", function);
    Document details =
        new Document("remote_ip_address", request.view().get("remoteIPAddress"))
            .append("function_call", call);
    if (hasArguments) {
      Document query = withoutSecrets(map(request.payload().get("query")));
      Document argument =
          new Document("query", query)
              .append("headers", withoutSecrets(map(request.payload().get("headers"))));
      if (request.body().length > 0) {
        argument.append("body", body(request.body()));
      }
      call.append("arguments", List.of(argument));
      details.append("endpoint_args", Ejson.relaxedText(query));
    }
    return details;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Document withoutSecrets(Map<?, ?> given) {
    Document shown = new Document();
    given.forEach(
        (name, value) -> {
          String text = String.valueOf(name);
          shown.append(text, SECRETS.contains(text.toLowerCase(Locale.ROOT)) ? HIDDEN : value);
        });
    return shown;
  }

  private static String body(byte[] bytes) {
    if (bytes.length > MOST_READ) {
      return "(" + bytes.length + " bytes)";
    }
    String text;
    try {
      text = Ejson.relaxedText(withoutSecrets(Ejson.parseDocument(bytes)));
    } catch (EjsonException noDocument) {
      text = new String(bytes, StandardCharsets.UTF_8);
    }
    return text.substring(0, Math.min(text.length(), MOST_BODY));
  }
}
