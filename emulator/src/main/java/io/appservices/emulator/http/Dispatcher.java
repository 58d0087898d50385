package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.StorageException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one call from the route table to its answer, in two steps: whether it is let in, and what
 * it is answered. Whatever happens, there is an answer.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private static final String RETRY_AFTER_SECONDS = "1";

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

  /** Finds the row that serves the call and asks its access; the answer if that is a refusal. */
  Optional<Reply> admit(Call call) {
    return Optional.ofNullable(answered(call, () -> route(call)));
  }

  /** What an admitted call is going to keep busy. */
  Work work(Call call) {
    try {
      return call.route().work().apply(call);
    } catch (AppServicesException refusal) {
      // The handler will refuse it, too.
      return Work.PLAIN;
    } catch (Throwable defect) {
      LOG.error("{} {}: no kind of work", call.method(), call.rawPath(), defect);
      return Work.DATA;
    }
  }

  /** The answer to an admitted call. */
  Reply handle(Call call) {
    return answered(
        call, () -> refusing(call, () -> Objects.requireNonNull(reply(call), "no reply")));
  }

  /** The answer to an admitted call for which there is no room. */
  Reply refuseForLoad(Call call) {
    AppServicesException refusal =
        new AppServicesException(
            Kind.UNAVAILABLE, "too many calls of this kind are being answered, try again later");
    return answered(call, () -> refuse(call, call.api(), refusal));
  }

  private static Reply answered(Call call, Supplier<Reply> attempt) {
    try {
      return attempt.get();
    } catch (Throwable defect) {
      // The API could not even refuse.
      return ErrorResponses.reply(internal(call, defect));
    }
  }

  private Reply route(Call call) {
    try {
      Routing routing = router.find(Method.serving(call.method()), call.rawPath());
      if (routing instanceof Routing.Match match) {
        return admit(call, match);
      }
      if (routing instanceof Routing.NotAllowed other) {
        return notAllowed(call, other.allowed());
      }
      return refuse(call, new AppServicesException(Kind.NOT_FOUND, "no such endpoint"));
    } catch (AppServicesException badlyEncoded) {
      return refuse(call, badlyEncoded);
    }
  }

  private static Reply admit(Call call, Routing.Match match) {
    call.matched(match);
    return refusing(
        call,
        () -> {
          call.route().access().admit(call);
          return null;
        });
  }

  private static Reply reply(Call call) {
    Reply reply = call.route().handler().handle(call);
    if (reply != null
        && reply.writer().isPresent()
        && call.route().work().apply(call) != Work.WATCH) {
      throw new IllegalStateException("a row that streams has Work.WATCH");
    }
    return reply;
  }

  private static Reply refusing(Call call, Supplier<Reply> attempt) {
    try {
      return attempt.get();
    } catch (AppServicesException refusal) {
      return refuse(call, call.api(), refusal);
    } catch (Throwable defect) {
      // Errors too: user code runs below, and its caller waits for an answer all the same.
      return refuse(call, call.api(), internal(call, defect));
    }
  }

  private static Reply refuse(Call call, Api api, AppServicesException refusal) {
    Reply reply = api.refuse(call, refusal);
    return switch (refusal.kind()) {
      case UNAVAILABLE -> reply.withHeader("Retry-After", RETRY_AFTER_SECONDS);
      // The rest of the request may come yet, and would be taken for the next one.
      case TIMEOUT -> reply.withHeader("Connection", "close");
      default -> reply;
    };
  }

  /** The stack trace stays on the server. */
  private static AppServicesException internal(Call call, Throwable defect) {
    if (defect instanceof StorageException) {
      LOG.error("{} {}: {}", call.method(), call.rawPath(), defect.getMessage());
      return new AppServicesException(
          Kind.UNAVAILABLE, "the storage cannot be reached, try again later");
    }
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
        .map(api -> refuse(call, api, refusal))
        .orElseGet(() -> ErrorResponses.reply(refusal));
  }
}
