package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A custom HTTPS endpoint of an app, read out of the configuration that keeps it. What it does not
 * know stays in the {@link ConfigDocument} alone.
 *
 * @param route the path behind that of all endpoints, with a slash at its beginning
 * @param httpMethod in capital letters; {@code *} for all
 * @param function the function that answers
 * @param disabled a disabled endpoint is not there for clients
 * @param respondsWithResult whether what the function returns is the body of the answer
 */
public record EndpointDefinition(
    ObjectId id,
    Optional<String> route,
    Optional<String> httpMethod,
    Reference function,
    boolean disabled,
    boolean respondsWithResult,
    RequestSettings settings) {

  /** The method of an endpoint that takes all. */
  public static final String ANY_METHOD = "*";

  /** The beginning of the routes that belong to the Data API: an endpoint there answers nobody. */
  public static final String DATA_API = "/data/";

  /** Reads a part of the kind {@link ConfigKind#ENDPOINT}. */
  public static EndpointDefinition of(ConfigDocument stored) {
    Members endpoint = stored.members();
    return new EndpointDefinition(
        stored.id(),
        endpoint.text("route"),
        endpoint.text("http_method"),
        Reference.of(endpoint, "function_id", "function_name"),
        endpoint.flag("disabled"),
        endpoint.flag("respond_result"),
        RequestSettings.of(endpoint));
  }

  /** Returns whether it is for a path, of which a slash at the end does not count. */
  public boolean isAt(String path) {
    return route
        .filter(own -> !own.startsWith(DATA_API))
        .filter(own -> bare(own).equals(bare(path)))
        .isPresent();
  }

  /** Returns whether it takes a method itself, and not because it takes all. */
  public boolean takes(String method) {
    return httpMethod.filter(method::equalsIgnoreCase).isPresent();
  }

  /** Returns whether it takes all methods. */
  public boolean takesAny() {
    return httpMethod
        .filter(own -> own.equals(ANY_METHOD) || own.equalsIgnoreCase("ANY"))
        .isPresent();
  }

  private static String bare(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
