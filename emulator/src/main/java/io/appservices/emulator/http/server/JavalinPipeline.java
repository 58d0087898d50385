package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.limit.OutOfMemory;
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
import java.util.Set;
import kotlin.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link between Javalin and the dispatcher. Javalin's own life cycle of a request (its routes,
 * filters, error pages) is replaced by one task that asks the dispatcher.
 */
final class JavalinPipeline {

  private static final Logger LOG = LoggerFactory.getLogger(JavalinPipeline.class);

  private final Exchange.Parts parts;

  JavalinPipeline(Exchange.Parts parts) {
    this.parts = parts;
  }

  /** Returns the servlet that answers everything. */
  Servlet servlet() {
    // Not Javalin.javalinServlet(): that one takes WebSockets wherever their classes are found.
    return new FirstRequestAlone(new JavalinServlet(Javalin.create(this::configure).unsafe));
  }

  // Javalin declares the varargs of a generic type without @SafeVarargs.
  @SuppressWarnings("unchecked")
  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    // A thread that waits five seconds to tell that the server was not started by Javalin.
    config.startup.startupWatcherEnabled = false;
    config.http.defaultContentType = Reply.JSON;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.requestLifeCycle(
        (submit, servlet, context, path) ->
            submit.invoke(SubmitOrder.LAST, new Task(false, () -> handle(context))));
  }

  private Unit handle(Context context) {
    try {
      answer(context);
    } catch (IOException e) {
      LOG.debug("the client did not wait for its answer", e);
    } catch (OutOfMemoryError e) {
      refuse(context);
    }
    return Unit.INSTANCE;
  }

  /** Answers a request that there was not even the memory to look at. */
  private static void refuse(Context context) {
    OutOfMemory.log(context.req().getMethod() + " " + context.req().getRequestURI());
    if (!context.res().isCommitted()) {
      Reply refusal = ErrorResponses.reply(OutOfMemory.refusal());
      context.status(refusal.status()).contentType(Reply.JSON).result(refusal.body());
    }
  }

  private void answer(Context context) throws IOException {
    HttpServletRequest request = context.req();
    HttpServletResponse response = context.res();
    Call call = parts.dispatcher().begin(request);
    boolean restricted = call.api().filter(api -> !api.isOpenToAllOrigins()).isPresent();
    Optional<Reply> refusal = restricted ? parts.dispatcher().refuseCaller(call) : Optional.empty();
    boolean preflight = refusal.isEmpty() && request.getMethod().equals("OPTIONS");
    if (restricted && !preflight) {
      response.setHeader("X-Content-Type-Options", "nosniff");
    }
    Optional<Reply> answer = preflight ? parts.dispatcher().filterPreflight(call) : refusal;
    if (preflight && answer.isEmpty()) {
      answer =
          Optional.of(
              Cors.preflight(request, call.api().map(Api::headersClosedToPages).orElse(Set.of())));
    } else if (refusal.isEmpty()) {
      Cors.mark(request, response);
    }
    new Exchange(parts, context, call).begin(answer);
  }
}
