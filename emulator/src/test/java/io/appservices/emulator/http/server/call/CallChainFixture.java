package io.appservices.emulator.http.server.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.http.shared.NotEmulated;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.Samples;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;

/** A server whose calls are observed. */
abstract class CallChainFixture {

  static final App APP = Samples.app(1, "app");
  static final ObjectId USER = new ObjectId();
  static final ObjectId SESSION = new ObjectId();

  final EmulatorClock clock = new EmulatorClock();
  final CallChain chain = new CallChain(clock);
  final BlockingQueue<AnsweredCall> answered = new LinkedBlockingQueue<>();
  final CountDownLatch endOfStream = new CountDownLatch(1);
  final CountDownLatch endOfWork = new CountDownLatch(1);
  final HttpServer server =
      HttpServer.start(
          List.of("127.0.0.1"),
          0,
          List.of(open(), restricted()),
          CallerPolicy.of("127.0.0.1", List.of(), List.of()),
          chain);

  final BlockingQueue<AnsweredCall> ended = new LinkedBlockingQueue<>();
  final ListenerRegistration observer = chain.add(new Recorder());

  private final class Recorder implements CallObserver {

    @Override
    public void answered(AnsweredCall call) {
      answered.add(call);
    }

    @Override
    public void streamEnded(AnsweredCall call) {
      ended.add(call);
    }
  }

  TestApi open() {
    return TestApi.of(
        "/open",
        row("ok", Route.get("/ok", Access.OPEN, call -> TestApi.text("{}"))),
        row(
            "user",
            Route.get("/user/{id}", CallChainFixture::identify, call -> TestApi.text("{}"))),
        row("locked", Route.get("/locked", CallChainFixture::refuse, call -> TestApi.text("{}"))),
        row("echo", Route.post("/echo", Access.OPEN, c -> Reply.json(200, c.body()))),
        row("broken", Route.get("/broken", Access.OPEN, call -> null)),
        row("gap", Route.get("/gap", Access.OPEN, new NotEmulated("GET /gap"))),
        row("work", Route.get("/work", Access.OPEN, this::work).as(Work.FUNCTION)),
        row("stream", Route.get("/stream", Access.OPEN, call -> stream()).as(Work.WATCH)));
  }

  record Restricted(String prefix, List<Route<?>> routes) implements Api {

    @Override
    public Reply refuse(Call call, AppServicesException refusal) {
      return ErrorResponses.reply(refusal);
    }
  }

  static Api restricted() {
    Route<?> secret = Route.get("/secret", Access.OPEN, call -> TestApi.text("{}"));
    return new Restricted("/restricted", List.of(row("secret", secret)));
  }

  static Route<?> row(String operation, Route<?> route) {
    return route.withOperation("test." + operation);
  }

  static Access.Anybody identify(Call call) {
    call.notes().concerns(APP);
    call.notes().isFrom(USER, SESSION);
    if (call.pathParameter("id").equals("banned")) {
      throw new AppServicesException(Kind.FORBIDDEN, "not you");
    }
    return Access.Anybody.ANYBODY;
  }

  static Access.Anybody refuse(Call call) {
    throw new AppServicesException(Kind.UNAUTHENTICATED, "unauthorized").because("the real reason");
  }

  Reply work(Call call) {
    try {
      endOfWork.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TestApi.text("{}");
  }

  Reply stream() {
    return Reply.stream(
        "text/event-stream",
        out -> {
          out.send("begun".getBytes(UTF_8));
          endOfStream.await();
        });
  }

  @AfterEach
  void stop() {
    endOfStream.countDown();
    endOfWork.countDown();
    server.close();
  }

  String request(String method, String target) {
    return RawHttp.request(server, method, target);
  }

  /** The one call that was answered since this was asked last. */
  AnsweredCall only() {
    Awaitility.await().until(() -> !answered.isEmpty());
    AnsweredCall call = answered.remove();
    assertThat(answered).isEmpty();
    return call;
  }
}
