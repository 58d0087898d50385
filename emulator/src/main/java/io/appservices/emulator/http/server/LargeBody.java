package io.appservices.emulator.http.server;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a large body as fast as its client reads it; no thread waits for that. The request has to
 * be asynchronous.
 *
 * <p>Jetty sends what is written here piece by piece, which matters because the JVM copies each
 * piece out of the heap. Its {@code HttpOutput.sendContent} for streams and channels would do so,
 * too, but never tells that it has finished, so that the connection serves no other request.
 */
final class LargeBody implements WriteListener {

  /** Bodies above this size are sent this way, in bytes. */
  private static final int LARGE = 64 * 1024;

  private final byte[] bytes;
  private final ServletOutputStream out;
  private final CompletableFuture<Void> sent = new CompletableFuture<>();
  private boolean begun;

  private LargeBody(byte[] bytes, ServletOutputStream out) {
    this.bytes = bytes;
    this.out = out;
  }

  static boolean is(byte[] body) {
    return body.length > LARGE;
  }

  /**
   * Begins to send. The length of the content has to be set.
   *
   * @return completes when all of it was sent, or fails
   */
  static CompletableFuture<Void> send(byte[] bytes, ServletOutputStream out) {
    LargeBody body = new LargeBody(bytes, out);
    out.setWriteListener(body);
    return body.sent;
  }

  @Override
  public void onWritePossible() throws IOException {
    if (!begun) {
      begun = true;
      out.write(bytes);
    }
    // If it is not, this is called again when all was sent.
    if (out.isReady()) {
      sent.complete(null);
    }
  }

  @Override
  public void onError(Throwable failure) {
    sent.completeExceptionally(failure);
  }
}
