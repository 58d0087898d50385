package io.appservices.emulator.service.fault;

import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A call as faults look at it, once it is known who calls.
 *
 * @param operation the name of the operation
 * @param method the request method as sent
 * @param path as sent, without the query
 * @param appId the app that it is about, as far as that was settled
 * @param userId the user that calls
 * @param sessionId the session of that user
 * @param byAccessToken whether an access token let it in
 */
public record FaultedCall(
    String operation,
    String method,
    String path,
    Optional<ObjectId> appId,
    Optional<ObjectId> userId,
    Optional<ObjectId> sessionId,
    boolean byAccessToken) {}
