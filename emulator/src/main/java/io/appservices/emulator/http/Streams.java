package io.appservices.emulator.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the writers of streamed answers. Each has a thread for as long as it is open; they are not
 * the threads that answer requests, so that open streams never keep a request waiting.
 */
final class Streams {

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final int MOST_AT_ONCE = 1024;
  private static final long GRACE_MILLIS = 200;

  private final NamedThreads named = new NamedThreads("appservices-http-stream-");
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named);

  /** Sends the head, and leaves the rest to the writer. */
  void open(Context context, StreamWriter writer) {
    context.future(() -> CompletableFuture.runAsync(() -> run(context.res(), writer), threads));
  }

  private static void run(HttpServletResponse response, StreamWriter writer) {
    try {
      response.flushBuffer();
      writer.writeTo(new ReplyStream(response.getOutputStream()));
    } catch (IOException e) {
      LOG.debug("the client left a stream", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("a stream failed", e);
    }
  }

  /** Interrupts the writers. */
  void close() throws InterruptedException {
    threads.shutdownNow();
    named.join(GRACE_MILLIS);
  }
}
