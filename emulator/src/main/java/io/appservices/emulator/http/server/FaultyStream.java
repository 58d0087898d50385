package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Delivery;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A stream that is slow, or ends too early. It keeps the thread that writes waiting. */
final class FaultyStream extends OutputStream {

  private static final int STEPS_PER_SECOND = 10;
  private static final long NO_END = Long.MAX_VALUE;

  private final OutputStream out;
  private final int bytesPerSecond;
  private long left;

  private FaultyStream(OutputStream out, int bytesPerSecond, long left) {
    this.out = out;
    this.bytesPerSecond = bytesPerSecond;
    this.left = left;
  }

  /**
   * Returns a stream that sends as the delivery says.
   *
   * @param length of all that will be sent, or {@link Delivery#UNKNOWN}
   */
  static OutputStream of(OutputStream out, Delivery delivery, int length) {
    if (delivery instanceof Delivery.Slow slow) {
      return new FaultyStream(out, slow.bytesPerSecond(), NO_END);
    }
    return delivery instanceof Delivery.Cut cut ? new FaultyStream(out, 0, cut.of(length)) : out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int most = (int) Math.min(length, left);
    if (bytesPerSecond > 0) {
      writeSlowly(bytes, offset, most);
    } else {
      out.write(bytes, offset, most);
    }
    left -= left == NO_END ? 0 : most;
    if (most < length) {
      out.flush();
      throw new IOException("the stream is cut, since a test ordered it");
    }
  }

  private void writeSlowly(byte[] bytes, int offset, int length) throws IOException {
    int step = Math.max(1, bytesPerSecond / STEPS_PER_SECOND);
    for (int sent = 0; sent < length; sent += step) {
      int count = Math.min(step, length - sent);
      pause(count);
      out.write(bytes, offset + sent, count);
      out.flush();
    }
  }

  private void pause(int bytes) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
