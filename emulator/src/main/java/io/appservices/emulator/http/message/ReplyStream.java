package io.appservices.emulator.http.message;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The open end of a {@link Reply#stream streamed answer}. That the client has gone shows only when
 * something is sent, so a writer that waits for events sends a comment now and then.
 */
public final class ReplyStream {

  private final OutputStream out;

  public ReplyStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Sends this at once.
   *
   * @throws IOException if the client has gone
   */
  public void send(byte[] chunk) throws IOException {
    out.write(chunk);
    out.flush();
  }
}
