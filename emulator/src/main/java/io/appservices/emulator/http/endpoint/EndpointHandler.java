package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.EndpointDefinition;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.AllowedOrigins;
import io.appservices.emulator.http.shared.LogLink;
import io.appservices.emulator.service.endpoint.EndpointRequest;
import io.appservices.emulator.service.endpoint.RequestUser;
import io.appservices.emulator.service.function.HttpResult;
import org.bson.types.ObjectId;

/** Answers requests to custom HTTPS endpoints. */
final class EndpointHandler {

  private static final String SIGNATURE = "Endpoint-Signature";

  private final EndpointServices services;

  EndpointHandler(EndpointServices services) {
    this.services = services;
  }

  /** An endpoint of an app. */
  record Target(App app, EndpointDefinition endpoint) {}

  /** Admits whoever calls an endpoint that there is; its credentials are looked at later. */
  Target find(Call call) {
    App app = app(services, call);
    String path = "/" + call.pathParameter("path");
    return new Target(app, services.endpoints().find(app, method(call), path));
  }

  Reply call(Call call, Target target) {
    EndpointDefinition endpoint = target.endpoint();
    ObjectId id = reference(services, call);
    EndpointRequest request =
        RequestReader.read(
            call,
            id,
            new RequestReader.Target(
                endpoint.route().orElse(""),
                "",
                "",
                SIGNATURE,
                endpoint.settings().validation() == Validation.SECRET_AS_QUERY_PARAM));
    HttpResult result =
        services.endpoints().call(target.app(), endpoint, request, from -> note(call, from));
    ResultFormat format = ResultFormat.of(call, endpoint.settings().returnType());
    return LogLink.on(ResultReply.of(result, endpoint.respondsWithResult(), format), id);
  }

  /** Returns the app of a path; its web pages are checked. */
  static App app(EndpointServices services, Call call) {
    App app = services.apps().get(call.pathParameter("appId"));
    AllowedOrigins.check(call, app);
    return app;
  }

  /** Returns a new id by which the answer and the log refer to a call. */
  static ObjectId reference(EndpointServices services, Call call) {
    ObjectId id = services.ids().next();
    call.notes().referredToAs(id);
    return id;
  }

  static void note(Call call, RequestUser from) {
    call.notes().isFrom(from.user(), from.session().orElse(null));
  }

  private static String method(Call call) {
    return call.method().equals("HEAD") ? "GET" : call.method();
  }
}
