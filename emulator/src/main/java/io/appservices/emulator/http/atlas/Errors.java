package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.ReasonPhrases;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The error body of the Atlas Administration API: {@code detail}, {@code error} (the status),
 * {@code errorCode}, {@code parameters} and {@code reason} (what HTTP calls the status).
 */
final class Errors {

  /** The content type of the challenge, as the documentation of Atlas shows it. */
  private static final String LATIN = "application/json;charset=ISO-8859-1";

  private Errors() {}

  static Reply refuse(AtlasAccess access, Call call, AppServicesException refusal) {
    int status = ErrorResponses.status(refusal);
    // A role that does not suffice is no question of credentials: no challenge would help.
    if (refusal.kind() != Kind.UNAUTHENTICATED || refusal.code().isPresent()) {
      return EnvelopedReplies.object(call, status, body(call, status, refusal));
    }
    // Never in an envelope: a client that gets no challenge cannot log in.
    Document body =
        new Document("detail", refusal.getMessage())
            .append("error", status)
            .append("reason", reason(status));
    return access.challenge(refusal, Reply.bytes(status, LATIN, EnvelopedReplies.body(call, body)));
  }

  private static Document body(Call call, int status, AppServicesException refusal) {
    boolean noSuchPath = refusal.kind() == Kind.NOT_FOUND && refusal.code().isEmpty();
    String detail =
        noSuchPath ? "Cannot find resource " + call.rawPath() + "." : refusal.getMessage();
    List<String> parameters = noSuchPath ? List.of(call.rawPath()) : refusal.parameters();
    Document body = new Document("detail", detail).append("error", status);
    errorCode(refusal).ifPresent(code -> body.append("errorCode", code));
    return body.append("parameters", parameters).append("reason", reason(status));
  }

  /**
   * Returns Atlas's error code, also for refusals of the HTTP layer, which carry none, or one of
   * App Services.
   */
  private static Optional<String> errorCode(AppServicesException refusal) {
    if (refusal.ordered().isPresent()) {
      return refusal.errorCode();
    }
    return switch (refusal.kind()) {
      case INTERNAL -> Optional.of("UNEXPECTED_ERROR");
      case METHOD_NOT_ALLOWED -> Optional.of("METHOD_NOT_ALLOWED");
      case NOT_EMULATED -> Optional.of("NOT_EMULATED");
      case NOT_FOUND ->
          Optional.of(refusal.code().map(ErrorCode::wireName).orElse("RESOURCE_NOT_FOUND"));
      default -> refusal.code().map(ErrorCode::wireName);
    };
  }

  private static String reason(int status) {
    return status == 413 ? "Payload Too Large" : ReasonPhrases.of(status);
  }
}
