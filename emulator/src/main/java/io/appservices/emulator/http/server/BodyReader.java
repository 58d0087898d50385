package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.RequestBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes in one request body as it arrives. */
public final class BodyReader implements ReadListener {

  /** The number of bytes that a sender has to send in each period. */
  public static final int LEAST_BYTES = 1000;

  private static final int CHUNK = 8 * 1024;

  /**
   * The largest size, in bytes, that counts as nothing, so that large bodies never keep a login
   * out.
   */
  private static final int SMALL = 16 * 1024;

  private final HttpServletRequest request;
  private final long announced;
  private final int limit;
  private final BodyReads reads;
  private final CompletableFuture<RequestBody> result = new CompletableFuture<>();
  private ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
  private long reserved;
  private volatile long received;
  private long receivedBefore;
  private boolean givenUp;

  BodyReader(HttpServletRequest request, int limit, BodyReads reads) {
    this.request = request;
    this.announced = request.getContentLengthLong();
    this.limit = limit;
    this.reads = reads;
  }

  /** Begins to read; a sender that is too slow in any period is given up. */
  void start(ScheduledExecutorService timer, Executor threads, Duration period) {
    long millis = period.toMillis();
    Future<?> checks =
        timer.scheduleAtFixedRate(() -> checkRate(threads), millis, millis, TimeUnit.MILLISECONDS);
    result.whenComplete((body, failure) -> checks.cancel(false));
    try {
      requireChunksAlone();
      request.getInputStream().setReadListener(this);
    } catch (IOException e) {
      onError(e);
    }
  }

  /** Jetty undoes chunks and no other coding, of which it would give the bytes as they came. */
  private void requireChunksAlone() throws IOException {
    for (String coding : Collections.list(request.getHeaders("Transfer-Encoding"))) {
      if (!coding.strip().equalsIgnoreCase("chunked")) {
        throw new IOException("a transfer coding that is not supported: " + coding);
      }
    }
  }

  CompletableFuture<RequestBody> result() {
    return result;
  }

  @Override
  public void onDataAvailable() throws IOException {
    ServletInputStream in = request.getInputStream();
    byte[] chunk = new byte[CHUNK];
    while (!result.isDone() && in.isReady()) {
      int length = in.read(chunk);
      if (length < 0) {
        return;
      }
      take(chunk, length);
    }
  }

  // Others only read it: Jetty calls one callback of a request at a time.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void take(byte[] chunk, int length) {
    received += length;
    if (received > limit) {
      discard();
    } else if (kept.size() + length > SMALL && !reserve(length)) {
      discard();
      result.complete(RequestBody.tooMany());
    } else {
      kept.write(chunk, 0, length);
    }
    if (received > Math.max(limit, BodyReads.MAX_DISCARDED)) {
      result.complete(RequestBody.tooLarge(limit));
    }
  }

  private boolean reserve(int length) {
    boolean fits = reads.reserve(length);
    reserved += fits ? length : 0;
    return fits;
  }

  private void discard() {
    kept = new ByteArrayOutputStream(0);
    reads.release(reserved);
    reserved = 0;
  }

  @Override
  public void onAllDataRead() {
    RequestBody body = orTooLarge(RequestBody.of(kept.toByteArray(), reserved));
    kept = new ByteArrayOutputStream(0);
    if (!result.complete(body)) {
      reads.release(reserved);
    }
  }

  @Override
  public void onError(Throwable failure) {
    reads.release(reserved);
    reserved = 0;
    result.complete(orTooLarge(RequestBody.failed(failure)));
  }

  /**
   * Returns the refusal of a body that is too large, which takes precedence over an incomplete one.
   */
  private RequestBody orTooLarge(RequestBody otherwise) {
    boolean tooLarge = Math.max(received, announced) > limit;
    return tooLarge ? RequestBody.tooLarge(limit) : otherwise;
  }

  private void checkRate(Executor threads) {
    long now = received;
    if (now - receivedBefore < LEAST_BYTES && !givenUp) {
      givenUp = true;
      // The timer has other things to do than to answer. When a thread is free, the request may be
      // over, and its object another one's: nothing of it is touched.
      threads.execute(() -> result.complete(orTooLarge(RequestBody.tooSlow())));
    }
    receivedBefore = now;
  }
}
