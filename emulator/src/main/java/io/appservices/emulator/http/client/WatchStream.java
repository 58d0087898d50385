package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.ReplyStream;
import io.appservices.emulator.http.StreamWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** Writes change events as server-sent events, in the form that SDKs read (contract, 9.2). */
final class WatchStream implements StreamWriter {

  static final String CONTENT_TYPE = "text/event-stream";

  /** A client that has gone shows only when something is sent. */
  private static final long COMMENT_SECONDS = 15;

  /** Beyond this the client is taken for stuck, and the data source ends the stream. */
  private static final int CAPACITY = 10_000;

  private static final String COMMENT = ":\n\n";

  private record Frame(String text, boolean last) {}

  private static final Frame SESSION_ENDED =
      error(Refusals.sessionEnded().getMessage(), "InvalidSession");

  private final BooleanSupplier isWelcome;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>(CAPACITY);
  private volatile Runnable unsubscribe = () -> {};

  /**
   * A stream that goes on as long as its reader is let in.
   *
   * @param isWelcome asked before anything is sent: who is disabled, deleted or has its sessions
   *     revoked must not be told more
   */
  WatchStream(BooleanSupplier isWelcome) {
    this.isWelcome = isWelcome;
  }

  /** Told how to end the events, which happens when the client goes. */
  void open(Runnable newUnsubscribe) {
    unsubscribe = newUnsubscribe;
  }

  void event(Document event) {
    frames.add(new Frame("data: " + encode(Ejson.canonicalText(event)) + "\n\n", false));
  }

  void error(Exception e) {
    Frame error = error(String.valueOf(e.getMessage()), "MongoDBError");
    if (!frames.offer(error)) {
      // The client does not read: what it has not read yet is lost to it anyway.
      frames.clear();
      frames.add(error);
    }
  }

  private static Frame error(String text, String code) {
    Document error = new Document("error", text).append("error_code", code);
    return new Frame("event: error\ndata: " + encode(Ejson.relaxedText(error)) + "\n\n", true);
  }

  @Override
  public void writeTo(ReplyStream out) throws IOException, InterruptedException {
    try {
      boolean last = false;
      while (!last) {
        Frame next = frames.poll(COMMENT_SECONDS, TimeUnit.SECONDS);
        Frame frame = isWelcome.getAsBoolean() ? next : SESSION_ENDED;
        out.send((frame == null ? COMMENT : frame.text()).getBytes(StandardCharsets.UTF_8));
        last = frame != null && frame.last();
      }
    } finally {
      unsubscribe.run();
    }
  }

  /** Line ends would end the event; a percent sign has to be told from those. */
  private static String encode(String json) {
    return json.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
  }
}
