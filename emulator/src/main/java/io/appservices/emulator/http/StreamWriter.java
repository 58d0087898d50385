package io.appservices.emulator.http;

import java.io.IOException;

/** Writes the body of a {@link Reply#stream streamed answer}; the stream ends when it returns. */
@FunctionalInterface
public interface StreamWriter {

  /**
   * Writes until there is no more to say.
   *
   * @throws IOException from the stream when the client has gone; let it pass
   * @throws InterruptedException when the server closes; let it pass
   */
  void writeTo(ReplyStream stream) throws IOException, InterruptedException;
}
