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
 */
public record EndpointDefinition(
    ObjectId id,
    Optional<String> route,
    Optional<String> httpMethod,
    Reference function,
    boolean disabled) {

  /** Reads a part of the kind {@link ConfigKind#ENDPOINT}. */
  public static EndpointDefinition of(ConfigDocument stored) {
    Members endpoint = stored.members();
    return new EndpointDefinition(
        stored.id(),
        endpoint.text("route"),
        endpoint.text("http_method"),
        Reference.of(endpoint, "function_id", "function_name"),
        endpoint.flag("disabled"));
  }
}
