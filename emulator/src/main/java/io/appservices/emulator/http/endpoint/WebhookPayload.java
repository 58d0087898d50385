package io.appservices.emulator.http.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.definition.WebhookDefinition;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.QueryParameters;
import io.appservices.emulator.service.endpoint.EndpointRequest;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;

/**
 * The argument of a webhook (docs: service webhooks): those of GitHub and Twilio are given the body
 * of a request, parsed; all others the request.
 */
final class WebhookPayload {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** The field in which GitHub sends its JSON, if it sends a form. */
  private static final String PAYLOAD = "payload";

  private WebhookPayload() {}

  /**
   * Returns the argument.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the body is neither a form nor
   *     an object in JSON
   */
  static Document of(WebhookDefinition webhook, Call call, EndpointRequest request) {
    if (webhook.sender().isEmpty()) {
      return request.payload();
    }
    String body = new String(request.body(), UTF_8);
    String type = call.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).equals(FORM)) {
      return json(body);
    }
    Map<String, String> fields = QueryParameters.parse(body).first();
    if (webhook.isOfGitHub() && fields.containsKey(PAYLOAD)) {
      return json(fields.get(PAYLOAD));
    }
    Document form = new Document();
    form.putAll(fields);
    return form;
  }

  private static Document json(String text) {
    try {
      return text.isBlank() ? new Document() : Ejson.parseDocument(text);
    } catch (EjsonException e) {
      throw Refusals.malformedBody(String.valueOf(e.getMessage()));
    }
  }
}
