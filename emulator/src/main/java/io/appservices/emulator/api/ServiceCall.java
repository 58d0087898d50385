package io.appservices.emulator.api;

import java.time.Instant;
import java.util.List;

/**
 * A call of a function to a service of its app that is not emulated, such as AWS or Twilio: nothing
 * was sent.
 *
 * @param clientAppId the app of the function
 * @param service the name of the service
 * @param type the type of the service, such as {@code aws}
 * @param action what was called, such as {@code send}, or {@code ses.SendEmail} of AWS
 * @param region the region of AWS; empty if none was named
 * @param arguments values as functions in Java are given them ({@link JavaFunction#call})
 * @param time by the emulator's clock
 */
public record ServiceCall(
    String clientAppId,
    String service,
    String type,
    String action,
    String region,
    List<Object> arguments,
    Instant time) {}
