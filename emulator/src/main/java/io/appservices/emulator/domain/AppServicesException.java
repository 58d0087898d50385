package io.appservices.emulator.domain;

import io.appservices.emulator.api.error.EmulatorException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A refusal that the service answers with an error body. It says what went wrong in the service's
 * own words; which HTTP status that is, only the HTTP layer knows.
 *
 * <p>It carries no stack trace: it is an answer, not a defect, and refusals are on hot paths.
 */
public final class AppServicesException extends EmulatorException {

  /** The kind of refusal. */
  public enum Kind {
    /** The request itself is wrong. */
    INVALID,
    /** The request's body is no JSON, or has members of types that it must not have. */
    MALFORMED,
    /** The caller did not prove who it is, or no longer may act as that user. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** The thing asked for does not exist. */
    NOT_FOUND,
    /** The path exists, but not with this method. */
    METHOD_NOT_ALLOWED,
    /** The path exists, but not in a form that the caller accepts. */
    NOT_ACCEPTABLE,
    /** The request collides with what exists. */
    CONFLICT,
    /** The request body is larger than the operation takes. */
    TOO_LARGE,
    /** The request body is in a form that the operation does not take. */
    UNSUPPORTED,
    /** The request body did not arrive in time. */
    TIMEOUT,
    /** A limit on how much is done at once is reached; the call changed nothing, try it later. */
    UNAVAILABLE,
    /** The real service answers this case as its own failure. */
    INTERNAL,
    /** The real service has this operation; the emulator does not. */
    NOT_EMULATED
  }

  private final Kind kind;
  private final transient Optional<ErrorCode> code;
  private final String detail;
  private final transient List<String> parameters;
  private final transient Optional<Ended> ended;
  private final transient Optional<Ordered> ordered;

  /**
   * The answer that a test ordered in place of what follows from the kind of refusal.
   *
   * @param status the status of the answer
   * @param code the {@code error_code}, whatever a test wants; it may be none
   */
  public record Ordered(int status, Optional<String> code) {}

  /** The end of sessions, and the user that it kept from logging in. */
  private record Ended(SessionEnd end, Optional<ObjectId> user) {}

  private AppServicesException(
      Kind kind,
      Optional<ErrorCode> code,
      String text,
      String detail,
      List<String> parameters,
      Optional<Ended> ended) {
    this(kind, code, text, detail, parameters, ended, Optional.empty());
  }

  private AppServicesException(
      Kind kind,
      Optional<ErrorCode> code,
      String text,
      String detail,
      List<String> parameters,
      Optional<Ended> ended,
      Optional<Ordered> ordered) {
    super(text, false);
    this.ordered = ordered;
    this.kind = Objects.requireNonNull(kind);
    this.code = code;
    this.detail = Objects.requireNonNull(detail);
    this.parameters = parameters;
    this.ended = ended;
  }

  /** Makes a refusal with an {@code error_code}. */
  public AppServicesException(Kind kind, ErrorCode code, String text) {
    this(kind, Optional.of(code), text, text, List.of(), Optional.empty());
  }

  /** Makes a refusal without {@code error_code}, as the service sends for some cases. */
  public AppServicesException(Kind kind, String text) {
    this(kind, Optional.empty(), text, text, List.of(), Optional.empty());
  }

  /** Makes the refusal that a test ordered. */
  public static AppServicesException ordered(int status, Optional<String> code, String text) {
    return new AppServicesException(
        status < 500 ? Kind.INVALID : Kind.INTERNAL,
        Optional.empty(),
        text,
        text,
        List.of(),
        Optional.empty(),
        Optional.of(new Ordered(status, code)));
  }

  /**
   * Returns the same refusal with the reason that the answer hides. Since May 2024 the service
   * masks authentication failures as {@code unauthorized}; the reason is the text that it sent
   * before.
   */
  public AppServicesException because(String reason) {
    return new AppServicesException(kind, code, getMessage(), reason, parameters, ended);
  }

  /**
   * Returns the same refusal with another text, for callers that are told more than by the service.
   */
  public AppServicesException saying(String text) {
    return new AppServicesException(kind, code, text, text, parameters, ended);
  }

  /**
   * Returns the same refusal with the parameters of its text, which the Atlas API sends beside it.
   */
  public AppServicesException with(String... textParameters) {
    return new AppServicesException(
        kind, code, getMessage(), detail, List.of(textParameters), ended);
  }

  /** Returns the same refusal with the end of the caller's session, which no answer shows. */
  public AppServicesException ended(SessionEnd end) {
    return ended(Optional.of(new Ended(end, Optional.empty())));
  }

  /**
   * Returns the same refusal of a login with the end of the user's sessions, which no answer shows.
   *
   * @param user whose credentials were good
   */
  public AppServicesException ended(SessionEnd end, ObjectId user) {
    return ended(Optional.of(new Ended(end, Optional.of(user))));
  }

  /** Returns the same refusal with what another one knows of the end of sessions. */
  public AppServicesException endedAs(AppServicesException other) {
    return ended(other.ended);
  }

  private AppServicesException ended(Optional<Ended> end) {
    return new AppServicesException(kind, code, getMessage(), detail, parameters, end);
  }

  /** Returns the text; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the {@code error_code} of the answer; empty where the service sends none. */
  public Optional<ErrorCode> code() {
    return code;
  }

  @Override
  public Optional<String> errorCode() {
    return ordered.isPresent() ? ordered.get().code() : code.map(ErrorCode::wireName);
  }

  /** Returns what a test ordered; empty for every other refusal. */
  public Optional<Ordered> ordered() {
    return ordered;
  }

  /** Returns the reason, even if the answer says only {@code unauthorized}. */
  public String detail() {
    return detail;
  }

  /** Returns the end of the caller's session, if that is the reason. */
  public Optional<SessionEnd> sessionEnd() {
    return ended.map(Ended::end);
  }

  /** Returns the user whose login is refused, where its credentials were good. */
  public Optional<ObjectId> user() {
    return ended.flatMap(Ended::user);
  }

  /** Returns the reason as precisely as the emulator knows it, for logs and observers alone. */
  public String reason() {
    return sessionEnd().map(SessionEnd::describe).orElse(detail);
  }

  /** Returns the parameters of the text, such as the name that was not found; often none. */
  public List<String> parameters() {
    return parameters;
  }
}
