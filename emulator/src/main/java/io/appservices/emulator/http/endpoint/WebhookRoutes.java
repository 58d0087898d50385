package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import io.appservices.emulator.domain.definition.WebhookDefinition;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.LogLink;
import io.appservices.emulator.http.shared.RequestView;
import io.appservices.emulator.service.endpoint.EndpointRequest;
import io.appservices.emulator.service.function.HttpResult;
import java.util.Arrays;
import java.util.List;
import org.bson.types.ObjectId;

/** The rows of incoming webhooks, which are below the prefix of the client API. */
public final class WebhookRoutes {

  private static final String PATH = "/app/{appId}/service/{service}/incoming_webhook/{webhook}";
  private static final String SIGNATURE = "X-Hook-Signature";
  private static final String GITHUB_SIGNATURE = "X-Hub-Signature";

  private final EndpointServices services;

  private WebhookRoutes(EndpointServices services) {
    this.services = services;
  }

  private record Target(App app, WebhookDefinition webhook) {}

  /** Returns a row for each method; their names are in the list of operations of that API. */
  public static List<Route<?>> of(EndpointServices services) {
    WebhookRoutes webhooks = new WebhookRoutes(services);
    return Arrays.stream(Method.values()).<Route<?>>map(webhooks::row).toList();
  }

  private Route<Target> row(Method method) {
    return new Route<>(
            "",
            method,
            PATH,
            this::find,
            EndpointApi.MOST_BODY_BYTES,
            RequestView.during(services.requests(), this::call))
        .withCodedBodies()
        .as(Work.FUNCTION);
  }

  private Target find(Call call) {
    App app = EndpointHandler.app(services, call);
    return new Target(
        app,
        services
            .webhooks()
            .find(
                app, call.pathParameter("service"), call.pathParameter("webhook"), call.method()));
  }

  private Reply call(Call call, Target target) {
    WebhookDefinition webhook = target.webhook();
    ObjectId id = EndpointHandler.reference(services, call);
    EndpointRequest request =
        RequestReader.read(
            call,
            id,
            new RequestReader.Target(
                call.rawPath(),
                call.pathParameter("service"),
                call.pathParameter("webhook"),
                signature(call, webhook),
                webhook.settings().validation() == Validation.SECRET_AS_QUERY_PARAM));
    HttpResult result =
        services
            .webhooks()
            .call(
                target.app(),
                webhook,
                request,
                () -> WebhookPayload.of(webhook, call, request),
                from -> EndpointHandler.note(call, from));
    // Where a webhook touches its response, what it returns goes nowhere.
    boolean withResult = webhook.respondsWithResult() && !result.isConfigured();
    return LogLink.on(ResultReply.of(result, withResult, ResultFormat.EJSON), id);
  }

  /** Returns the header with the signature: of the two that GitHub sends the newer. */
  private static String signature(Call call, WebhookDefinition webhook) {
    if (!webhook.isOfGitHub()) {
      return SIGNATURE;
    }
    return call.header(GITHUB_SIGNATURE + "-256").isPresent()
        ? GITHUB_SIGNATURE + "-256"
        : GITHUB_SIGNATURE;
  }
}
