package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.CallFault;
import io.appservices.emulator.http.CallGate;
import io.appservices.emulator.http.Delivery;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.RequestBody;
import io.appservices.emulator.http.server.limit.Delays;
import io.appservices.emulator.http.server.limit.InFlight;
import io.appservices.emulator.http.server.limit.Workers;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One request and its answer. No thread waits for the client: neither for the rest of the request,
 * nor until the answer was read. Plain work is done where the request arrived, other work by the
 * {@link Workers}.
 */
final class Exchange {

  /** The parts that all exchanges of a server share. */
  record Parts(
      Dispatcher dispatcher,
      CallChain chain,
      BodyReads reads,
      Workers workers,
      Delays delays,
      InFlight inFlight) {}

  private final Parts parts;
  private final Context context;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Call call;
  private final AnswerWriter answer;
  private RequestBody body = RequestBody.NONE;
  private Optional<CallFault> fault = Optional.empty();
  private long admittedAt;

  Exchange(Parts parts, Context context, Call call) {
    this.parts = parts;
    this.context = context;
    this.request = context.req();
    this.response = context.res();
    this.call = call;
    this.answer = new AnswerWriter(call, request, response);
  }

  /**
   * Answers, or sees to it that it is answered when the rest of the request has come.
   *
   * @param settled the answer where no row of a route table is asked for one
   */
  void begin(Optional<Reply> settled) {
    Optional<Reply> refusal = settled.isPresent() ? settled : admit();
    int limit = refusal.isPresent() ? 0 : call.route().maxBodyBytes();
    if (settled.isEmpty() && refusal.isPresent() && isOutdated()) {
      context.future(this::beginWhenOpen);
      return;
    }
    BodyReads.atHand(request, limit)
        .ifPresentOrElse(
            read -> answer(refusal, read),
            () -> context.future(() -> readAndAnswer(refusal, limit)));
  }

  private Optional<Reply> admit() {
    admittedAt = gate().openings();
    Optional<Reply> refusal = parts.dispatcher().admit(call);
    fault = parts.dispatcher().fault(call);
    return fault.isPresent() ? fault.get().answer().or(() -> refusal) : refusal;
  }

  /** Returns whether the state as a whole is being changed, or was since the call was admitted. */
  private boolean isOutdated() {
    return gate().isClosed() || gate().openings() != admittedAt;
  }

  /** Admits a call once more that was refused because half of the state was gone. */
  private CompletableFuture<Void> beginWhenOpen() {
    return gate()
        .whenOpen()
        .thenCompose(
            open -> {
              Optional<Reply> refusal = admit();
              if (refusal.isPresent() && isOutdated()) {
                return beginWhenOpen();
              }
              return readAndAnswer(refusal, refusal.isPresent() ? 0 : call.route().maxBodyBytes());
            });
  }

  private CompletableFuture<Void> readAndAnswer(Optional<Reply> refusal, int limit) {
    return parts
        .reads()
        .read(request, limit)
        .thenCompose(
            read -> {
              received(read);
              return fault.isPresent() ? answerFaulty(refusal) : answerAsync(refusal);
            });
  }

  private void received(RequestBody read) {
    body = read;
    call.received(read);
  }

  private void answer(Optional<Reply> refusal, RequestBody read) {
    received(read);
    if (fault.isPresent()) {
      context.future(() -> answerFaulty(refusal));
      return;
    }
    Work work = work(refusal);
    if (work != Work.PLAIN) {
      context.future(() -> submit(work));
      return;
    }
    if (refusal.isEmpty() && !gate().enter()) {
      context.future(() -> gate().whenOpen().thenCompose(open -> answerAsync(refusal)));
      return;
    }
    Reply reply = replyPlain(refusal);
    if (LargeBody.is(reply.body())) {
      context.future(() -> send(reply));
      return;
    }
    CompletableFuture<Void> written = send(reply);
    if (!written.isDone()) {
      context.future(() -> written);
    }
  }

  private CompletableFuture<Void> answerFaulty(Optional<Reply> refusal) {
    Duration delay = fault.orElseThrow().delay();
    return delay.isZero()
        ? answerAsync(refusal)
        : parts
            .delays()
            .after(delay)
            .map(
                elapsed ->
                    elapsed
                        .handle((n, closed) -> closed == null)
                        .thenCompose(in -> in ? answerAsync(refusal) : hangUp()))
            .orElseGet(this::refuseForLoad);
  }

  /** Ends the connection of a call that the server is closed on. */
  private CompletableFuture<Void> hangUp() {
    FaultyConnection.close(request);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> refuseForLoad() {
    parts.inFlight().enter();
    return send(parts.dispatcher().refuseForLoad(call));
  }

  private CompletableFuture<Void> answerAsync(Optional<Reply> refusal) {
    Work work = work(refusal);
    if (work != Work.PLAIN) {
      return submit(work);
    }
    return refusal.isPresent() || gate().enter()
        ? send(replyPlain(refusal))
        : gate().whenOpen().thenCompose(open -> answerAsync(refusal));
  }

  private CallGate gate() {
    return parts.chain().gate();
  }

  private Work work(Optional<Reply> refusal) {
    return refusal.isPresent() ? Work.PLAIN : parts.dispatcher().work(call);
  }

  private Reply replyPlain(Optional<Reply> refusal) {
    parts.inFlight().enter();
    return refusal.isPresent() ? refusal.get() : handleInside();
  }

  /** Handles a call that was let in at the gate, and leaves it. */
  private Reply handleInside() {
    try {
      Optional<Reply> refusal =
          gate().openings() == admittedAt ? Optional.empty() : parts.dispatcher().admitAgain(call);
      return refusal.isPresent() ? refusal.get() : handle();
    } finally {
      gate().leave();
    }
  }

  /** Handles a call on the thread of a worker, which may wait. */
  private Reply handleWaiting(Work work) {
    if (!work.passesGate()) {
      return handle();
    }
    gate().enterWaiting();
    return handleInside();
  }

  private CompletableFuture<Void> submit(Work work) {
    parts.inFlight().enter();
    CompletableFuture<Void> done = new CompletableFuture<>();
    parts
        .workers()
        .of(work)
        .submit(
            () -> complete(handleWaiting(work), done),
            () -> complete(parts.dispatcher().refuseForLoad(call), done));
    return done;
  }

  private Reply handle() {
    return fault.isPresent()
        ? fault.get().handling().run(() -> parts.dispatcher().handle(call))
        : parts.dispatcher().handle(call);
  }

  private void complete(Reply reply, CompletableFuture<Void> done) {
    send(reply).whenComplete((nothing, failure) -> done.complete(null));
  }

  /** Completes when the answer has been sent, or cannot be. */
  private CompletableFuture<Void> send(Reply reply) {
    parts.reads().release(body.reserved());
    parts.chain().answered(call, reply.status());
    Delivery delivery = fault.map(CallFault::delivery).orElse(Delivery.Simple.WHOLE);
    if (reply.writer().isPresent() && delivery.hasBody()) {
      parts.inFlight().leave();
      answer.stream(reply, reply.writer().get(), delivery);
      parts.chain().streamEnded(call, reply.status());
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> written =
        delivery == Delivery.Simple.WHOLE
            ? answer.write(reply)
            : new FaultyAnswer(request, response, parts.workers()).send(reply, delivery);
    return parts.inFlight().leaveAfter(written);
  }
}
