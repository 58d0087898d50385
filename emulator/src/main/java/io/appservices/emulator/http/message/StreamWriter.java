package io.appservices.emulator.http.message;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes the body of a {@link Reply#stream streamed answer}; the stream ends when it returns. It is
 * closed in any case, also if it is never asked to write.
 */
@FunctionalInterface
public interface StreamWriter extends Closeable {

  /**
   * Writes until there is no more to say.
   *
   * @throws IOException from the stream when the client has gone; let it pass
   * @throws InterruptedException when the server closes; let it pass
   */
  void writeTo(ReplyStream stream) throws IOException, InterruptedException;

  /** Lets go of what the stream was made from. Does nothing unless the writer says otherwise. */
  @Override
  default void close() {}
}
