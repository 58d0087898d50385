package io.appservices.emulator.http.control.fault;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.ReasonPhrases;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access.UserToken;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallFault;
import io.appservices.emulator.http.CallFaults;
import io.appservices.emulator.http.Delivery;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.data.DataOutage;
import io.appservices.emulator.service.fault.FaultService;
import io.appservices.emulator.service.fault.FaultService.Met;
import io.appservices.emulator.service.fault.FaultedCall;
import io.appservices.emulator.service.fault.OrderedFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets calls meet the faults that were ordered. */
public final class FaultInjection implements CallFaults {

  private static final String REFRESH = "clientRefreshSession";
  private static final String ATLAS = "atlas";
  private static final int TOO_MANY_REQUESTS = 429;

  private final FaultService faults;
  private final DataOutage outage;

  public FaultInjection(FaultService faults, DataOutage outage) {
    this.faults = faults;
    this.outage = outage;
  }

  @Override
  public Optional<CallFault> of(Call call) {
    if (faults.isIdle() || !isOfAnApi(call)) {
      return Optional.empty();
    }
    FaultedCall faulted = view(call);
    Optional<CallFault> met = faults.meeting(faulted).map(found -> of(call, found));
    boolean handled = met.flatMap(CallFault::answer).isEmpty();
    if (handled && call.operation().equals(REFRESH) && faulted.userId().isPresent()) {
      faults.refreshed(faulted);
    }
    List<OrderedFault> ofData = handled ? faults.ofData(faulted) : List.of();
    if (ofData.isEmpty()) {
      return met;
    }
    CallOutage away = new CallOutage(faults, ofData, call.notes());
    return Optional.of(
        met.orElseGet(() -> CallFault.delivered(Delivery.Simple.WHOLE))
            .with(handler -> outage.during(Optional.of(away), handler)));
  }

  /** Faults meet what a row serves, and never those who order them. */
  private static boolean isOfAnApi(Call call) {
    return !call.operation().isEmpty()
        && !FaultTargets.isControl(call.operation())
        && !asksForAChallenge(call);
  }

  /** A client of the Atlas API makes each call twice, and means the second one (HTTP Digest). */
  private static boolean asksForAChallenge(Call call) {
    return call.operation().startsWith(ATLAS) && !call.isAdmitted();
  }

  private static FaultedCall view(Call call) {
    return new FaultedCall(
        call.operation(),
        call.method(),
        call.rawPath(),
        call.notes().app().map(App::id),
        call.notes().userId(),
        call.notes().sessionId(),
        call.notes().userId().isPresent()
            && call.route().access().userToken().equals(Optional.of(UserToken.ACCESS)));
  }

  private static CallFault of(Call call, Met met) {
    OrderedFault fault = met.fault();
    call.notes().meets(fault.mark());
    return switch (fault.kind()) {
      case STATUS -> CallFault.answered(retryAfter(fault, call.refuse(status(fault))));
      case EXPIRED_ACCESS_TOKEN, REFRESH_STORM ->
          CallFault.answered(call.refuse(Refusals.accessTokenExpired()));
      case MAINTENANCE -> CallFault.answered(retryAfter(fault, call.refuse(maintenance())));
      case TOO_MANY_REQUESTS -> CallFault.answered(tooManyRequests(fault, call));
      case DELAY -> CallFault.delayed(delay(met));
      case CONNECTION_RESET -> CallFault.unanswered(Delivery.Simple.RESET);
      case EMPTY_REPLY -> CallFault.unanswered(Delivery.Simple.NONE);
      case COMMIT_THEN_DROP -> CallFault.delivered(Delivery.Simple.NONE);
      case CUT_BODY ->
          CallFault.delivered(new Delivery.Cut(fault.number("bytes").orElse(-1L).intValue()));
      case SLOW_BODY ->
          CallFault.delivered(
              new Delivery.Slow(fault.number("bytes_per_second").orElseThrow().intValue()));
      case DATABASE_AWAY ->
          throw new IllegalStateException("a call meets it where it reaches data");
    };
  }

  private static AppServicesException status(OrderedFault fault) {
    int status = fault.number("status").orElseThrow().intValue();
    String usual = ReasonPhrases.of(status);
    return AppServicesException.ordered(
        status,
        fault.text("error_code"),
        fault.text("error").orElse(usual.isEmpty() ? "status " + status : usual));
  }

  private static AppServicesException maintenance() {
    return AppServicesException.ordered(
        503, Optional.of(ErrorCode.MAINTENANCE_IN_PROGRESS.wireName()), "maintenance in progress");
  }

  private static Reply tooManyRequests(OrderedFault fault, Call call) {
    AppServicesException refusal =
        AppServicesException.ordered(
            TOO_MANY_REQUESTS, Optional.empty(), ReasonPhrases.of(TOO_MANY_REQUESTS));
    return call.refuse(refusal)
        .withHeader("Retry-After", Long.toString(fault.number("retry_after_seconds").orElse(1L)));
  }

  private static Reply retryAfter(OrderedFault fault, Reply reply) {
    return fault
        .number("retry_after_seconds")
        .map(seconds -> reply.withHeader("Retry-After", seconds.toString()))
        .orElse(reply);
  }

  private static Duration delay(Met met) {
    long shortest = met.fault().number("millis").orElseThrow();
    long longest = met.fault().number("max_millis").orElse(shortest);
    return Duration.ofMillis(met.chance().between(shortest, longest));
  }
}
