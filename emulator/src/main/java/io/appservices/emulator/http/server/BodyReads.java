package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.RequestBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Reads request bodies. One that arrived together with its head is read at once; for any other no
 * thread waits, and there are bounds on how many are on their way and how much memory they take.
 */
final class BodyReads {

  /** The number of bodies that may be read at once. */
  private static final int MOST_AT_ONCE = 1024;

  /**
   * The divisor of the heap size that limits all bodies, including those of calls that wait for a
   * permit.
   */
  private static final int SHARE_OF_HEAP = 4;

  /** The number of bytes read of an unwanted body, so that its sender gets to see the answer. */
  static final int MAX_DISCARDED = 64 << 20;

  private final ScheduledExecutorService timer;
  private final Executor threads;
  private final Duration timeout;
  private final long memory = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  private final AtomicInteger reading = new AtomicInteger();
  private final AtomicLong reserved = new AtomicLong();

  /**
   * Makes one that reads nothing yet.
   *
   * @param threads the threads that take requests
   * @param timeout how long a sender may be too slow
   */
  BodyReads(ScheduledExecutorService timer, Executor threads, Duration timeout) {
    this.timer = timer;
    this.threads = threads;
    this.timeout = timeout;
  }

  /**
   * Returns the body if nothing is to be waited for: there is none, all of it has arrived already,
   * or its sender waits to be told that it is wanted, and it is not.
   *
   * @param limit how much of it is wanted; what is beyond is thrown away
   */
  static Optional<RequestBody> atHand(HttpServletRequest request, int limit) {
    long announced = request.getContentLengthLong();
    boolean isChunked = announced < 0 && request.getHeader("Transfer-Encoding") != null;
    if (announced <= 0 && !isChunked) {
      return Optional.of(RequestBody.NONE);
    }
    if (isUnwanted(request, limit)) {
      return Optional.of(RequestBody.tooLarge(limit));
    }
    if (isChunked) {
      return Optional.empty();
    }
    try {
      ServletInputStream in = request.getInputStream();
      if (in.available() < announced) {
        return Optional.empty();
      }
      byte[] body = in.readNBytes((int) announced);
      return Optional.of(announced > limit ? RequestBody.tooLarge(limit) : RequestBody.of(body, 0));
    } catch (IOException e) {
      return Optional.of(RequestBody.failed(e));
    }
  }

  /** Returns whether the sender waits to be told that a body is wanted which is not. */
  private static boolean isUnwanted(HttpServletRequest request, int limit) {
    long announced = request.getContentLengthLong();
    return (announced > limit || (announced < 0 && limit == 0)) && isHeldBack(request);
  }

  /**
   * Returns whether the sender waits for 100 Continue (RFC 9110, section 10.1.1), and sends nothing
   * yet. Jetty sends it when the stream is asked for; if it never was, it closes the connection
   * after the answer.
   */
  private static boolean isHeldBack(HttpServletRequest request) {
    return "100-continue".equalsIgnoreCase(request.getHeader("Expect"))
        && ServletContextRequest.getServletContextRequest(request).getHttpInput().available() == 0;
  }

  /**
   * Reads a body as it arrives. The request has to be asynchronous.
   *
   * @param limit how much of it is wanted; if there is more, it is taken in as far as it is worth
   *     it: if the connection were closed on it, many a client would report a broken pipe in place
   *     of the answer
   * @return completes on one of the server's threads, and never with a failure
   */
  CompletableFuture<RequestBody> read(HttpServletRequest request, int limit) {
    if (request.getContentLengthLong() > Math.max(limit, MAX_DISCARDED)
        || isUnwanted(request, limit)) {
      return CompletableFuture.completedFuture(RequestBody.tooLarge(limit));
    }
    if (reading.incrementAndGet() > MOST_AT_ONCE) {
      reading.decrementAndGet();
      return CompletableFuture.completedFuture(RequestBody.tooMany());
    }
    BodyReader reader = new BodyReader(request, limit, this);
    reader.start(timer, threads, timeout);
    return reader.result().whenComplete((body, failure) -> reading.decrementAndGet());
  }

  /** Reserves memory for more bytes, and returns whether they were available. */
  boolean reserve(long bytes) {
    boolean fits = reserved.addAndGet(bytes) <= memory;
    if (!fits) {
      reserved.addAndGet(-bytes);
    }
    return fits;
  }

  void release(long bytes) {
    reserved.addAndGet(-bytes);
  }
}
