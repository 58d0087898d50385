package io.appservices.emulator.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.http.console.Changes.Topic;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.message.ServerSentEvents;
import io.appservices.emulator.http.message.StreamWriter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells a page that something changed, as server-sent events; what it is the page reads where
 * everybody does. However much changes, a page is told some times a second.
 */
final class ChangeStream implements StreamWriter {

  private static final long LEAST_MILLIS = 100;

  private static final byte[] SIGNED_OUT = "event: signed_out\ndata:\n\n".getBytes(UTF_8);

  private final Changes changes;
  private final Topic topic;
  private final BooleanSupplier signedIn;
  private boolean changed;

  /**
   * Makes a stream, which listens while it is written.
   *
   * @param signedIn whether the session of the page still exists; if not, the stream ends
   */
  ChangeStream(Changes changes, Topic topic, BooleanSupplier signedIn) {
    this.changes = changes;
    this.topic = topic;
    this.signedIn = signedIn;
  }

  @Override
  public void writeTo(ReplyStream stream) throws IOException, InterruptedException {
    ListenerRegistration listening = changes.listen(topic, this::tell);
    try {
      // The page read before it was listened to, and reads again what it may have missed.
      byte[] frame = "event: changed\ndata: %s\n\n".formatted(topic.wireName()).getBytes(UTF_8);
      stream.send(frame);
      while (signedIn.getAsBoolean()) {
        stream.send(await() ? frame : ServerSentEvents.comment());
      }
      stream.send(SIGNED_OUT);
    } finally {
      listening.close();
    }
  }

  private synchronized void tell() {
    changed = true;
    notifyAll();
  }

  /** Waits for a change that the page was not told of; false if there is none for a while. */
  private synchronized boolean await() throws InterruptedException {
    long start = System.nanoTime();
    long left = ServerSentEvents.COMMENT_MILLIS;
    while (left > 0 && (!changed || ServerSentEvents.COMMENT_MILLIS - left < LEAST_MILLIS)) {
      wait(changed ? LEAST_MILLIS : left);
      left =
          ServerSentEvents.COMMENT_MILLIS
              - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
    boolean told = changed;
    changed = false;
    return told;
  }
}
