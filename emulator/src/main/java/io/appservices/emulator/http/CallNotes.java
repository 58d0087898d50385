package io.appservices.emulator.http;

import io.appservices.emulator.api.fault.RequestFault;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The notes about a call, taken on its way for filters and observers. */
public final class CallNotes {

  private final Call call;
  private @Nullable App app;
  private @Nullable ObjectId userId;
  private @Nullable ObjectId sessionId;
  private @Nullable AppServicesException refusal;
  private @Nullable ObjectId reference;
  private @Nullable Instant startedAt;
  private volatile @Nullable RequestFault fault;
  private long startedNanos;

  CallNotes(Call call) {
    this.call = call;
  }

  /** Notes which app the call is about, for observers and for the shape of refusals. */
  public void concerns(App called) {
    app = called;
  }

  /** Notes the user of an app that calls, for observers. */
  public void isFrom(ObjectId user, @Nullable ObjectId session) {
    userId = user;
    sessionId = session;
  }

  /** Returns the app that the call is about, as far as that is settled. */
  public Optional<App> app() {
    return Optional.ofNullable(app);
  }

  /** Returns the user of an app that calls, as far as that is settled. */
  public Optional<ObjectId> userId() {
    return Optional.ofNullable(userId);
  }

  /** Returns the session of the user that calls, as far as that is settled. */
  public Optional<ObjectId> sessionId() {
    return Optional.ofNullable(sessionId);
  }

  /**
   * Notes why the call is refused, for observers, where the handler makes the answer itself; and
   * whose login it refuses, if that is known.
   */
  public void refused(AppServicesException cause) {
    refusal = cause;
    userId = cause.user().orElse(userId);
  }

  /** Notes the id by which the answer refers to the call, for observers. */
  public void referredToAs(ObjectId id) {
    reference = id;
  }

  /** Notes the fault that the call meets, for observers; from any thread. */
  public void meets(RequestFault met) {
    fault = met;
  }

  /** Returns the id by which the answer refers to the call, if it does. */
  public Optional<ObjectId> reference() {
    return Optional.ofNullable(reference);
  }

  /** Notes when the call began; only then {@link #answered} can be asked. */
  void began(Instant now, long nanos) {
    startedAt = now;
    startedNanos = nanos;
  }

  public boolean isObserved() {
    return startedAt != null;
  }

  /** Returns the report of the answered call for observers. */
  AnsweredCall answered(int status, long nanos) {
    return new AnsweredCall(
        call.operation(),
        call.method(),
        call.rawPath(),
        app(),
        userId(),
        sessionId(),
        status,
        Optional.ofNullable(refusal),
        Optional.ofNullable(reference),
        Objects.requireNonNull(startedAt, "begun"),
        Duration.ofNanos(nanos - startedNanos),
        Optional.ofNullable(fault));
  }
}
