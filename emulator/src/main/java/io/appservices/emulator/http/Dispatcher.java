package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one call from the route table to its answer; whatever happens, there is one. */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Router router;
  private final CallerPolicy callers;

  Dispatcher(Router router, CallerPolicy callers) {
    this.router = router;
    this.callers = callers;
  }

  /** The API that is called, unless web pages of every origin may call it. */
  Optional<Api> restricted(Call call) {
    return router.owner(call.rawPath()).filter(api -> !api.isOpenToAllOrigins());
  }

  /** The refusal of a caller that may not call the API, whatever it wants; empty if it may. */
  Optional<Reply> refuseCaller(Call call, Api restricted) {
    try {
      callers.check(call);
      return Optional.empty();
    } catch (AppServicesException refusal) {
      return Optional.of(restricted.refuse(call, refusal));
    }
  }

  /** The answer to the call. */
  Reply answer(Call call) {
    try {
      return route(call);
    } catch (Throwable defect) {
      // The API could not even refuse.
      return ErrorResponses.reply(internal(call, defect));
    }
  }

  private Reply route(Call call) {
    try {
      Routing routing = router.find(Method.serving(call.method()), call.rawPath());
      if (routing instanceof Routing.Match match) {
        return serve(call, match);
      }
      if (routing instanceof Routing.NotAllowed other) {
        return notAllowed(call, other.allowed());
      }
      return refuse(call, new AppServicesException(Kind.NOT_FOUND, "no such endpoint"));
    } catch (AppServicesException badlyEncoded) {
      return refuse(call, badlyEncoded);
    }
  }

  private Reply serve(Call call, Routing.Match match) {
    call.matched(match);
    Api api = match.target().api();
    Route route = match.target().route();
    try {
      route.access().admit(call);
      return Objects.requireNonNull(route.handler().handle(call), "no reply");
    } catch (AppServicesException refusal) {
      return api.refuse(call, refusal);
    } catch (Throwable defect) {
      // Errors too: user code runs below, and its caller waits for an answer all the same.
      return api.refuse(call, internal(call, defect));
    }
  }

  /** The stack trace stays on the server. */
  private static AppServicesException internal(Call call, Throwable defect) {
    LOG.error("{} {} failed", call.method(), call.rawPath(), defect);
    return new AppServicesException(
        Kind.INTERNAL, ErrorCode.INTERNAL_SERVER_ERROR, "error processing request");
  }

  private Reply notAllowed(Call call, Set<Method> allowed) {
    String names =
        new TreeSet<>(allowed).stream().map(Method::name).collect(Collectors.joining(", "));
    return refuse(call, new AppServicesException(Kind.METHOD_NOT_ALLOWED, "method not allowed"))
        .withHeader("Allow", names);
  }

  /** Refuses in the shape of the API that the path belongs to; outside of all, in the plain one. */
  private Reply refuse(Call call, AppServicesException refusal) {
    return router
        .owner(call.rawPath())
        .map(api -> api.refuse(call, refusal))
        .orElseGet(() -> ErrorResponses.reply(refusal));
  }
}
