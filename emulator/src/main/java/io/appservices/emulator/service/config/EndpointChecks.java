package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.definition.EndpointDefinition;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses endpoints, and settings of the Data API, that make no sense. */
public final class EndpointChecks {

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "*", "ANY");
  private static final List<String> FLAGS =
      List.of("respond_result", "disabled", "fetch_custom_user_data", "create_user_on_auth");

  private EndpointChecks() {}

  /**
   * Checks an endpoint: it has a method, and a route that is not the Data API's.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void endpoint(Members endpoint) {
    String method = endpoint.requiredText("http_method");
    String route = endpoint.requiredText("route");
    if (!METHODS.contains(method.toUpperCase(Locale.ROOT))) {
      throw Refusals.invalidParameter("'" + method + "' is not a valid http_method");
    }
    if (!route.startsWith("/")) {
      throw Refusals.invalidParameter("route '" + route + "' must begin with a slash");
    }
    if (route.startsWith(EndpointDefinition.DATA_API)) {
      throw Refusals.invalidParameter(
          "routes below " + EndpointDefinition.DATA_API + " belong to the Data API");
    }
    request(endpoint);
  }

  /**
   * Checks the settings of the Data API.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void dataApi(Members settings) {
    List<Object> versions = settings.list("versions").orElse(List.of());
    for (Object version : versions) {
      if (!"v1".equals(version) && !"beta".equals(version)) {
        throw Refusals.invalidParameter("'" + version + "' is not a version of the Data API: v1");
      }
    }
    request(settings);
  }

  private static void request(Members settings) {
    FLAGS.forEach(settings::bool);
    settings
        .text("validation_method")
        .filter(method -> Validation.byName(method).isEmpty())
        .ifPresent(
            method -> {
              throw Refusals.invalidParameter("'" + method + "' is not a valid validation_method");
            });
    settings
        .text("return_type")
        .filter(type -> !type.isEmpty() && !Set.of("JSON", "EJSON").contains(type))
        .ifPresent(
            type -> {
              throw Refusals.invalidParameter("'" + type + "' is not a valid return_type");
            });
  }
}
