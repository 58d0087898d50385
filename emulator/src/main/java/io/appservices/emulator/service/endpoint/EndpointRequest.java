package io.appservices.emulator.service.endpoint;

import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A request to an endpoint, a webhook or the Data API.
 *
 * @param id by which the answer and the log refer to it
 * @param secret the secret in the query
 * @param signature the signature of the body
 * @param body the bytes as they came; not to be changed
 * @param payload the argument of the function: {@code query}, {@code headers}, {@code body}
 * @param view what {@code context.request} shows
 */
public record EndpointRequest(
    ObjectId id,
    RequestCredentials credentials,
    Optional<String> secret,
    Optional<String> signature,
    byte[] body,
    Document payload,
    Document view) {}
