package io.appservices.testkit.client;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of the emulator on a token now, and what the token says. What cannot be read from the
 * token is empty.
 *
 * @param accepted whether it would be accepted
 * @param reason why not; empty if it is accepted
 * @param type {@code access} or {@code refresh}
 * @param userId the user that it belongs to
 * @param sessionId the session that it belongs to
 * @param issuedAt by the emulator's clock
 * @param expiresAt by the emulator's clock
 * @param clientAppId the app that it is for
 */
public record TokenVerdict(
    boolean accepted,
    Optional<String> reason,
    Optional<String> type,
    Optional<String> userId,
    Optional<String> sessionId,
    Optional<Instant> issuedAt,
    Optional<Instant> expiresAt,
    Optional<String> clientAppId) {

  static TokenVerdict of(Map<String, @Nullable Object> json) {
    return new TokenVerdict(
        JsonMembers.isTrue(json, "accepted"),
        JsonMembers.text(json, "reason"),
        JsonMembers.text(json, "type"),
        JsonMembers.text(json, "user"),
        JsonMembers.text(json, "session"),
        JsonMembers.text(json, "issued_at").map(Instant::parse),
        JsonMembers.text(json, "expires_at").map(Instant::parse),
        JsonMembers.text(json, "app"));
  }
}
