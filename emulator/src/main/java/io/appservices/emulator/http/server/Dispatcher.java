package io.appservices.emulator.http.server;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.http.Admission;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.CallFault;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.TrustedProxies;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.http.server.limit.OutOfMemory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one call from the route table to its answer, in two steps: whether it is let in, and what
 * it is answered. Whatever happens, there is an answer.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Router router;
  private final CallerPolicy callers;
  private final TrustedProxies proxies;
  private final CallChain chain;

  Dispatcher(Router router, CallerPolicy callers, TrustedProxies proxies, CallChain chain) {
    this.router = router;
    this.callers = callers;
    this.proxies = proxies;
    this.chain = chain;
  }

  /** Returns a request that has just arrived, as a call. */
  Call begin(HttpServletRequest request) {
    Call call = new Call(request, router.owner(request.getRequestURI()), proxies);
    chain.begin(call);
    return call;
  }

  /**
   * Returns the refusal of a caller that may not call the API, whatever it wants; empty if it may.
   */
  Optional<Reply> refuseCaller(Call call) {
    try {
      callers.check(call);
      return Optional.empty();
    } catch (AppServicesException refusal) {
      return Optional.of(refused(call, refusal));
    }
  }

  /** Returns the answer of a filter to a preflight, which no row serves. */
  Optional<Reply> filterPreflight(Call call) {
    return chain.beforeAccess(call);
  }

  /** Finds the row that serves the call and asks its access; the answer if that is a refusal. */
  Optional<Reply> admit(Call call) {
    try {
      return Optional.ofNullable(route(call));
    } catch (Throwable defect) {
      return Optional.of(broken(call, defect));
    }
  }

  /** Returns what is wrong with a call that a row serves, admitted or not. */
  Optional<CallFault> fault(Call call) {
    try {
      return chain.fault(call);
    } catch (RuntimeException | Error defect) {
      LOG.error("{} {}: no fault", call.method(), call.rawPath(), defect);
      return Optional.empty();
    }
  }

  /**
   * Asks the access of an admitted call again, since the state is another one by now; the answer if
   * that is a refusal.
   */
  Optional<Reply> admitAgain(Call call) {
    try {
      return Optional.ofNullable(admitted(call));
    } catch (Throwable defect) {
      return Optional.of(broken(call, defect));
    }
  }

  /** Returns the kind of work of an admitted call. */
  Work work(Call call) {
    Work work = kindOf(call);
    call.keepsBusy(work);
    return work;
  }

  private static Work kindOf(Call call) {
    try {
      return call.admission().work(call);
    } catch (AppServicesException refusal) {
      // The handler will refuse it, too.
      return Work.PLAIN;
    } catch (OutOfMemoryError e) {
      OutOfMemory.log(call.method() + " " + call.rawPath());
      return Work.DATA;
    } catch (Throwable defect) {
      LOG.error("{} {}: no kind of work", call.method(), call.rawPath(), defect);
      return Work.DATA;
    }
  }

  /** Returns the answer to an admitted call. */
  Reply handle(Call call) {
    try {
      Optional<Reply> filtered = chain.beforeHandler(call);
      return filtered.isPresent() ? filtered.get() : replyOrRefusal(call);
    } catch (Throwable defect) {
      return broken(call, defect);
    }
  }

  /** Returns the answer to an admitted call that the server is too busy for. */
  Reply refuseForLoad(Call call) {
    AppServicesException refusal =
        new AppServicesException(
            Kind.UNAVAILABLE, "too many calls of this kind are being answered, try again later");
    return refused(call, refusal);
  }

  private static Reply refused(Call call, AppServicesException refusal) {
    try {
      return call.refuse(refusal);
    } catch (Throwable defect) {
      return broken(call, defect);
    }
  }

  /** Returns the answer to a call that its API could not even refuse. */
  private static Reply broken(Call call, Throwable defect) {
    AppServicesException refusal = internal(call, defect);
    call.notes().refused(refusal);
    return ErrorResponses.reply(refusal);
  }

  private @Nullable Reply route(Call call) {
    try {
      Routing routing = find(call.method(), call.rawPath());
      if (routing instanceof Routing.Match match) {
        call.matched(match);
      }
      Optional<Reply> filtered = chain.beforeAccess(call);
      return filtered.isPresent() ? filtered.get() : admit(call, routing);
    } catch (AppServicesException badlyEncoded) {
      return call.refuse(badlyEncoded);
    }
  }

  private Routing find(String method, String path) {
    Routing routing = router.find(Method.serving(method), path);
    return routing instanceof Routing.Match match && !match.target().route().serves(method)
        ? router.find(Optional.empty(), path)
        : routing;
  }

  private static @Nullable Reply admit(Call call, Routing routing) {
    if (routing instanceof Routing.NotAllowed other) {
      return notAllowed(call, other.allowed());
    }
    if (!(routing instanceof Routing.Match)) {
      return call.refuse(new AppServicesException(Kind.NOT_FOUND, "no such endpoint"));
    }
    return admitted(call);
  }

  /** Asks the access of a row; the refusal, or null if the call was let in. */
  private static @Nullable Reply admitted(Call call) {
    try {
      call.admitted(Admission.of(call.route(), call));
      return null;
    } catch (Throwable failure) {
      return refusal(call, failure);
    }
  }

  private static Reply replyOrRefusal(Call call) {
    try {
      return reply(call);
    } catch (Throwable failure) {
      return refusal(call, failure);
    }
  }

  private static Reply reply(Call call) {
    Reply reply = Objects.requireNonNull(call.admission().handle(call), "no reply");
    if (reply.writer().isPresent() && call.work() != Work.WATCH) {
      throw new IllegalStateException("a row that streams has Work.WATCH");
    }
    return reply;
  }

  /** Refuses; errors too: user code runs below, and its caller waits for an answer all the same. */
  private static Reply refusal(Call call, Throwable failure) {
    return call.refuse(
        failure instanceof AppServicesException refusal ? refusal : internal(call, failure));
  }

  /** Makes the answer to a defect; the stack trace stays on the server. */
  private static AppServicesException internal(Call call, Throwable defect) {
    if (defect instanceof StorageException failure) {
      if (!failure.isTold()) {
        LOG.error("{} {}: {}", call.method(), call.rawPath(), failure.getMessage());
      }
      return new AppServicesException(
          Kind.UNAVAILABLE, "the storage cannot be reached, try again later");
    }
    if (OutOfMemory.caused(defect)) {
      OutOfMemory.log(call.method() + " " + call.rawPath());
      return OutOfMemory.refusal();
    }
    LOG.error("{} {} failed", call.method(), call.rawPath(), defect);
    return new AppServicesException(
        Kind.INTERNAL, ErrorCode.INTERNAL_SERVER_ERROR, "error processing request");
  }

  private static Reply notAllowed(Call call, Set<Method> allowed) {
    String names =
        new TreeSet<>(allowed).stream().map(Method::name).collect(Collectors.joining(", "));
    return call.refuse(new AppServicesException(Kind.METHOD_NOT_ALLOWED, "method not allowed"))
        .withHeader("Allow", names);
  }
}
