package io.appservices.emulator.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.servlet.SubmitOrder;
import io.javalin.http.servlet.Task;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import kotlin.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens between Javalin and the dispatcher. Javalin's own life cycle of a request (its
 * routes, filters, error pages) is replaced by one task that asks the dispatcher.
 */
final class JavalinPipeline {

  private static final Logger LOG = LoggerFactory.getLogger(JavalinPipeline.class);

  private final Dispatcher dispatcher;
  private final InFlight inFlight;
  private final Streams streams;

  JavalinPipeline(Dispatcher dispatcher, InFlight inFlight, Streams streams) {
    this.dispatcher = dispatcher;
    this.inFlight = inFlight;
    this.streams = streams;
  }

  /** The servlet that answers everything. */
  Servlet servlet() {
    // Not Javalin.javalinServlet(): that one takes WebSockets wherever their classes are found.
    return new JavalinServlet(Javalin.create(this::configure).unsafe);
  }

  // Javalin declares the varargs of a generic type without @SafeVarargs.
  @SuppressWarnings("unchecked")
  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    // A thread that waits five seconds to tell that the server was not started by Javalin.
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.requestLifeCycle(
        (submit, servlet, context, path) ->
            submit.invoke(SubmitOrder.LAST, new Task(false, () -> handle(context))));
  }

  private Unit handle(Context context) {
    inFlight.enter();
    try {
      answer(context);
    } catch (IOException e) {
      LOG.debug("the client did not wait for its answer", e);
    } finally {
      inFlight.leave();
    }
    return Unit.INSTANCE;
  }

  private void answer(Context context) throws IOException {
    HttpServletRequest request = context.req();
    HttpServletResponse response = context.res();
    Call call = new Call(request);
    Optional<Api> restricted = dispatcher.restricted(call);
    Optional<Reply> refusal = restricted.flatMap(api -> dispatcher.refuseCaller(call, api));
    if (refusal.isEmpty() && request.getMethod().equals("OPTIONS")) {
      Cors.answerPreflight(request, response);
      return;
    }
    restricted.ifPresent(api -> response.setHeader("X-Content-Type-Options", "nosniff"));
    if (refusal.isEmpty()) {
      Cors.mark(request, response);
    }
    Reply reply = refusal.orElseGet(() -> dispatcher.answer(call));
    call.discardUnreadBody();
    writeHead(reply, response);
    if (reply.writer().isEmpty()) {
      writeBody(reply.body(), response);
    } else if (!request.getMethod().equals("HEAD")) {
      streams.open(context, reply.writer().get());
    }
  }

  private static void writeHead(Reply reply, HttpServletResponse response) {
    response.setStatus(reply.status());
    // Set also if there is none, as Javalin has set its default already.
    response.setContentType(reply.contentType().orElse(null));
    for (Reply.Header header : reply.headers()) {
      response.addHeader(header.name(), header.value());
    }
  }

  private static void writeBody(byte[] body, HttpServletResponse response) throws IOException {
    if (body.length > 0) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
