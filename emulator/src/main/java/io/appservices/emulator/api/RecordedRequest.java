package io.appservices.emulator.api;

import io.appservices.emulator.api.fault.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that the emulator answered.
 *
 * @param id counts the requests of one emulator, from 1
 * @param time when it had arrived, by the emulator's clock
 * @param duration until the answer was ready, in real time
 * @param operation the name of the operation (docs/compatibility.md); empty where none serves the
 *     request
 * @param path as sent, without the query
 * @param app the client app id of the app that it is about, as far as that was settled
 * @param user the id of the user that called, also if it was refused afterwards
 * @param session the id of the session of that user
 * @param status the HTTP status of the answer; 0 if a fault let there be none
 * @param errorCode the {@code error_code} of a refusal that has one
 * @param reason why it was refused, also where the answer hides it; empty if it was not
 * @param fault the fault that it met, if a test ordered one
 */
public record RecordedRequest(
    long id,
    Instant time,
    Duration duration,
    String operation,
    String method,
    String path,
    Optional<String> app,
    Optional<String> user,
    Optional<String> session,
    int status,
    Optional<String> errorCode,
    Optional<String> reason,
    Optional<RequestFault> fault) {

  /** Returns whether it was refused. */
  public boolean isRefused() {
    return reason.isPresent();
  }
}
