package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.EndpointDefinition;
import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.HttpFunctions;
import io.appservices.emulator.service.function.HttpResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;

/** The custom HTTPS endpoints of apps (docs: custom HTTPS endpoints). */
public final class EndpointService {

  private static final String LOG_TYPE = "ENDPOINT";

  /** The paths of the Data API, which takes POST alone; for that it has a route of its own. */
  private static final Pattern DATA_API = Pattern.compile("/data/[^/]+/action/[^/]+");

  private static final List<String> ALL_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** The permissions of a function in Java, for which nothing says otherwise: the caller's. */
  private static final RunAs CALLER = new RunAs(false, Optional.empty(), Optional.empty());

  private final ConfigService config;
  private final RequestUsers users;
  private final RequestValidator validator;
  private final HttpFunctions functions;

  public EndpointService(
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
   * Returns the endpoint for a request: one of the method before one of all methods.
   *
   * @param method in capital letters; {@code HEAD} is {@code GET}
   * @param path decoded, with a slash at its beginning
   * @throws AppServicesException if there is none, or only for other methods
   */
  public EndpointDefinition find(App app, String method, String path) {
    List<EndpointDefinition> here =
        config.list(app, ConfigKind.ENDPOINT).stream()
            .map(EndpointDefinition::of)
            .filter(endpoint -> !endpoint.disabled() && endpoint.isAt(path))
            .toList();
    if (here.isEmpty()) {
      throw DATA_API.matcher(path).matches()
          ? EndpointRefusals.otherMethods(List.of("POST"))
          : EndpointRefusals.noEndpoint();
    }
    return here.stream()
        .filter(endpoint -> endpoint.takes(method))
        .findFirst()
        .or(() -> here.stream().filter(EndpointDefinition::takesAny).findFirst())
        .orElseThrow(() -> EndpointRefusals.otherMethods(methods(here)));
  }

  private Document details(
      App app, EndpointDefinition endpoint, String function, EndpointRequest request) {
    boolean isSilent =
        config
            .findByName(app, ConfigKind.FUNCTION, function)
            .filter(found -> found.members().flag("disable_arg_logs"))
            .isPresent();
    return LoggedCall.of(request, function, endpoint.settings().logsArguments() && !isSilent)
        .append("endpoint_id", endpoint.id().toHexString())
        .append("endpoint_route", endpoint.route().orElse(""));
  }

  private static List<String> methods(List<EndpointDefinition> endpoints) {
    return ALL_METHODS.stream()
        .filter(method -> endpoints.stream().anyMatch(endpoint -> endpoint.takes(method)))
        .toList();
  }

  /**
   * Runs the function of an endpoint.
   *
   * @param known is told of the user whom the request is from
   * @throws AppServicesException if the request may not call it, or the function fails
   */
  public HttpResult call(
      App app, EndpointDefinition endpoint, EndpointRequest request, Consumer<RequestUser> known) {
    String name = config.name(app, ConfigKind.FUNCTION, endpoint.function()).orElse("");
    HttpFunctions.Request call =
        new HttpFunctions.Request(
            request.id(),
            LOG_TYPE,
            List.of(request.payload()),
            request.view(),
            details(app, endpoint, name, request));
    FunctionUser user;
    try {
      if (!functions.has(app, name)) {
        throw DataRefusals.functionNotFound(name);
      }
      RunAs runAs = functions.find(app, name).map(FunctionDefinition::runAs).orElse(CALLER);
      user = users.of(app, request.credentials(), runAs, endpoint.settings(), known);
      validator.check(app, endpoint.settings(), request);
    } catch (AppServicesException refusal) {
      functions.refused(app, name, call, refusal.reason());
      throw refusal;
    }
    return functions.call(app, user, name, call, EndpointRefusals::of);
  }
}
