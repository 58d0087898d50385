package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.WebhookDefinition;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.HttpFunctions;
import io.appservices.emulator.service.function.HttpResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;

/** The incoming webhooks of services, which endpoints have replaced (docs: service webhooks). */
public final class WebhookService {

  private static final String LOG_TYPE = "WEBHOOK";

  private final ConfigService config;
  private final RequestUsers users;
  private final RequestValidator validator;
  private final HttpFunctions functions;

  public WebhookService(
      ConfigService config,
      RequestUsers users,
      RequestValidator validator,
      HttpFunctions functions) {
    this.config = config;
    this.users = users;
    this.validator = validator;
    this.functions = functions;
  }

  /**
   * Returns a webhook of a service.
   *
   * @param method in capital letters
   * @throws AppServicesException if there is none of this name, or it takes another method
   */
  public WebhookDefinition find(App app, String service, String name, String method) {
    WebhookDefinition webhook =
        config
            .findByName(app, ConfigKind.SERVICE, service)
            .flatMap(found -> of(app, found, name))
            .orElseThrow(
                () ->
                    new AppServicesException(
                        Kind.NOT_FOUND,
                        ErrorCode.INCOMING_WEBHOOK_NOT_FOUND,
                        "incoming webhook not found: '" + name + "'"));
    if (!webhook.methods().isEmpty()
        && webhook.methods().stream().noneMatch(own -> takes(own, method))) {
      throw EndpointRefusals.otherMethods(webhook.methods());
    }
    return webhook;
  }

  private Optional<WebhookDefinition> of(App app, ConfigDocument service, String name) {
    return config
        .findByName(app, ConfigKind.INCOMING_WEBHOOK, service.id() + "/" + name)
        .map(webhook -> WebhookDefinition.of(webhook, ServiceDefinition.of(service).type()));
  }

  /** Returns whether a webhook of a method takes another: HEAD is answered as GET. */
  private static boolean takes(String own, String method) {
    return own.equalsIgnoreCase(method) || own.equalsIgnoreCase("GET") && method.equals("HEAD");
  }

  /**
   * Runs a webhook.
   *
   * @param payload what its function is given
   * @param known is told of the user whom the request is from
   * @throws AppServicesException if the request may not call it, or the webhook fails
   */
  public HttpResult call(
      App app,
      WebhookDefinition webhook,
      EndpointRequest request,
      Supplier<Document> payload,
      Consumer<RequestUser> known) {
    HttpFunctions.Request call = logged(webhook, request, List.of());
    FunctionUser user;
    try {
      RequestCredentials credentials =
          webhook.function().runAs().isCaller() ? credentials(request) : request.credentials();
      user = users.of(app, credentials, webhook.function().runAs(), webhook.settings(), known);
      if (webhook.isOfGitHub()) {
        validator.checkGitHub(webhook.settings().validation(), webhook.secret(), request);
      } else {
        validator.check(webhook.settings().validation(), webhook.secret(), request);
      }
      call = logged(webhook, request, List.of(payload.get()));
    } catch (AppServicesException refusal) {
      functions.refused(app, webhook.function().name(), call, refusal.reason());
      throw refusal;
    }
    return functions.call(app, user, webhook.function(), call, EndpointRefusals::of);
  }

  private static HttpFunctions.Request logged(
      WebhookDefinition webhook, EndpointRequest request, List<Object> arguments) {
    String name = webhook.function().name();
    return new HttpFunctions.Request(
        request.id(),
        LOG_TYPE,
        arguments,
        request.view(),
        LoggedCall.of(request, name, webhook.settings().logsArguments()));
  }

  /** Returns the credentials of the headers or of the body; in both they are refused. */
  private static RequestCredentials credentials(EndpointRequest request) {
    RequestCredentials inHeaders = request.credentials();
    RequestCredentials inBody = inBody(request.body());
    if (!inBody.hasCredentials()) {
      return inHeaders;
    }
    if (inHeaders.hasCredentials() || inHeaders.bearer().isPresent()) {
      throw EndpointRefusals.credentialsTwice();
    }
    return inBody;
  }

  private static RequestCredentials inBody(byte[] body) {
    try {
      Members members = Members.stored(Ejson.parseDocument(body));
      return new RequestCredentials(
          Optional.empty(),
          members.text("email"),
          members.text("password"),
          members.text("api-key").or(() -> members.text("apiKey")),
          members.text("jwtTokenString"));
    } catch (EjsonException noDocument) {
      return RequestCredentials.NONE;
    }
  }
}
