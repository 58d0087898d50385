package io.appservices.emulator.http;

import io.appservices.emulator.api.fault.RequestFault;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A request and what it was answered.
 *
 * @param operation the name of the {@link Route}; empty where none serves the request, as for
 *     preflights and for callers that the {@link CallerPolicy} refuses
 * @param method the request method as sent, such as {@code HEAD}
 * @param rawPath the path as sent, not decoded, without the query
 * @param app the app that the call is about, as far as that was settled
 * @param userId the user of the app that called, also if it was refused afterwards; empty for
 *     operators
 * @param sessionId the session of that user
 * @param status the status of the answer; 0 if a fault let there be none
 * @param refusal the reason of a refusal, whose {@link AppServicesException#reason} says also what
 *     the answer hides; empty for a success, and for error pages that are not made of a refusal
 * @param reference the id by which the answer refers to the call; most answers have none
 * @param startedAt when the head of the request had arrived, by the emulator's clock
 * @param duration from then on, in real time: until the answer was ready to be sent, or, where a
 *     stream has ended, until then
 * @param fault the fault that it met, if a test ordered one
 */
public record AnsweredCall(
    String operation,
    String method,
    String rawPath,
    Optional<App> app,
    Optional<ObjectId> userId,
    Optional<ObjectId> sessionId,
    int status,
    Optional<AppServicesException> refusal,
    Optional<ObjectId> reference,
    Instant startedAt,
    Duration duration,
    Optional<RequestFault> fault) {}
