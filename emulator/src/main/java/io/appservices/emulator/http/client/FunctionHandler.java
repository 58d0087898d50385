package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.client.watch.EventMemory;
import io.appservices.emulator.http.client.watch.WatchStream;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ServerSentEvents;
import io.appservices.emulator.http.shared.RequestView;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.outside.OutsideServices;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.SessionService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Runs functions of the app and operations of its data sources. */
final class FunctionHandler {

  private final FunctionService functions;
  private final DataService data;
  private final OutsideServices outside;
  private final CustomUserDataService customUserData;
  private final SessionService sessions;
  private final EventMemory eventMemory = new EventMemory();

  FunctionHandler(ClientServices.Functions services, SessionService sessions) {
    this.functions = services.functions();
    this.data = services.data();
    this.outside = services.outside();
    this.customUserData = services.customUserData();
    this.sessions = sessions;
  }

  /** Returns the kind of work of a call: that of a data source if it names one. */
  static Work work(Call call) {
    return request(call).service().isPresent() ? Work.DATA : Work.FUNCTION;
  }

  /**
   * Calls a function. The result is the value itself, in canonical Extended JSON: realm-core
   * asserts the widths.
   */
  Reply call(Call call, Caller caller) {
    FunctionRequest request = request(call);
    App app = caller.app();
    FunctionUser user = user(call, caller);
    Object result =
        request.service().isPresent()
            ? call(app, user, request.service().get(), request)
            : functions.callFromClient(
                app, user, request.name(), request.arguments(), RequestView.of(call));
    return Reply.json(200, Ejson.canonical(result));
  }

  private @Nullable Object call(
      App app, FunctionUser user, String service, FunctionRequest request) {
    return outside.has(app, service)
        ? outside.callFromClient(app, user, service, request.name(), request.argument())
        : data.call(app, user, service, request.name(), request.argument());
  }

  /** Streams; the only function that does is a data source's {@code watch}. */
  Reply stream(Call call, Caller caller) {
    FunctionRequest request = FunctionRequest.parse(decode(call));
    if (request.service().isEmpty() || !request.name().equals("watch")) {
      throw Refusals.badRequest("invalid function call request");
    }
    // A stream asks for the request when the call is no longer anybody's to look at.
    Document view = RequestView.of(call);
    FunctionUser user = user(call, caller).with(() -> view);
    WatchStream stream = new WatchStream(() -> sessions.isWelcome(caller), eventMemory);
    try {
      stream.open(watch(caller.app(), user, request, stream));
    } catch (RuntimeException | Error e) {
      stream.close();
      throw e;
    }
    // mongodb-stitch-server-sdk asks first whether the stream would open, and reads no body.
    if (call.query("stitch_validate").isPresent() || call.method().equals("HEAD")) {
      stream.close();
      return unbuffered(Reply.bytes(200, ServerSentEvents.CONTENT_TYPE, new byte[0]));
    }
    return unbuffered(Reply.stream(ServerSentEvents.CONTENT_TYPE, stream));
  }

  private Runnable watch(App app, FunctionUser user, FunctionRequest request, WatchStream stream) {
    String service = request.service().orElseThrow();
    Document argument = request.argument();
    return data.watch(app, user, service, argument, stream::event, stream::error);
  }

  /** Proxies that compress or collect answers would hold the events back. */
  private static Reply unbuffered(Reply reply) {
    return reply
        .withHeader("Cache-Control", "no-cache, no-transform")
        .withHeader("X-Accel-Buffering", "no");
  }

  /**
   * Returns the token of a stream, which comes in the query: browsers cannot give an EventSource a
   * header.
   */
  static Optional<String> tokenInQuery(Call call) {
    return call.query("baas_at").or(() -> call.query("stitch_at"));
  }

  private static FunctionRequest request(Call call) {
    return call.body(FunctionRequest.class, FunctionRequest::parse);
  }

  private FunctionUser user(Call call, Caller caller) {
    return customUserData.functionUser(caller).with(() -> RequestView.of(call));
  }

  private static byte[] decode(Call call) {
    String text =
        call.query("baas_request")
            .or(() -> call.query("stitch_request"))
            .orElseThrow(() -> Refusals.badRequest("invalid function call request"));
    try {
      // A plus sign that was not encoded has become a space.
      return Base64.getDecoder().decode(text.replace(' ', '+').getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw Refusals.badRequest("invalid function call request");
    }
  }

  /** The call in a request body. */
  private record FunctionRequest(String name, List<Object> arguments, Optional<String> service) {

    static FunctionRequest parse(byte[] body) {
      try {
        Document document = Ejson.parseDocument(body);
        if (document.get("name") instanceof String name
            && document.getOrDefault("arguments", List.of()) instanceof List<?> arguments) {
          return new FunctionRequest(name, new ArrayList<>(arguments), service(document));
        }
      } catch (EjsonException e) {
        throw Refusals.badRequest("invalid function call request");
      }
      throw Refusals.badRequest("invalid function call request");
    }

    private static Optional<String> service(Document document) {
      return document.get("service") instanceof String name && !name.isEmpty()
          ? Optional.of(name)
          : Optional.empty();
    }

    /** Returns the one document that operations of a data source take. */
    Document argument() {
      if (arguments.size() == 1 && arguments.get(0) instanceof Document document) {
        return document;
      }
      throw Refusals.invalidParameter("expected one document as argument");
    }
  }
}
