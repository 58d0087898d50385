package io.appservices.emulator.service.journal;

import io.appservices.emulator.api.fault.RequestFault;
import io.appservices.emulator.runtime.NewestList;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A request that was answered.
 *
 * @param number counts the requests of one journal, from 1
 * @param reference the id that the answer refers to it by; most answers have none
 * @param startedAt when it had arrived, by the emulator's clock
 * @param duration until the answer was ready, in real time
 * @param operation the name of the operation; empty where none serves the request
 * @param path as sent, without the query, where tokens may be
 * @param appId the app that it is about, as far as that was settled
 * @param clientAppId of the same app
 * @param userId the user that called, also if it was refused afterwards
 * @param refusal why it was refused; empty if it was not
 * @param fault the fault that it met, if a test ordered one
 */
public record JournalEntry(
    long number,
    Optional<ObjectId> reference,
    Instant startedAt,
    Duration duration,
    String operation,
    String method,
    String path,
    Optional<ObjectId> appId,
    Optional<String> clientAppId,
    Optional<ObjectId> userId,
    Optional<ObjectId> sessionId,
    int status,
    Optional<Refusal> refusal,
    Optional<RequestFault> fault)
    implements NewestList.Numbered {

  /**
   * A refusal.
   *
   * @param code the {@code error_code} of the answer, if it has one
   * @param text the text that the caller was told
   * @param reason the reason, also where the answer hides it
   */
  public record Refusal(Optional<String> code, String text, String reason) {}

  /** Returns whether it is the request that a number, or an id in an answer, names. */
  public boolean isNamed(String name) {
    return name.equals(Long.toString(number))
        || reference.map(id -> id.toHexString().equals(name)).orElse(false);
  }
}
