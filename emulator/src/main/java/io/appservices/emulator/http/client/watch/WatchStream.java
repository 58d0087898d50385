package io.appservices.emulator.http.client.watch;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.client.watch.EventQueue.Frame;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.message.ServerSentEvents;
import io.appservices.emulator.http.message.StreamWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** Writes change events as server-sent events, in the form that SDKs read (contract, 9.2). */
public final class WatchStream implements StreamWriter {

  /** Most clients go soon, such as a page that is loaded again: the first comments come earlier. */
  private static final long FIRST_COMMENT_MILLIS = 1_000;

  private static final Frame SESSION_ENDED =
      new Frame(error(Refusals.sessionEnded().getMessage(), "InvalidSession"), true);

  private static final byte[] TOO_SLOW =
      error(
          "the client does not read the stream fast enough: at most "
              + EventQueue.MAX_BYTES
              + " bytes wait for it",
          "MongoDBError");

  private final BooleanSupplier isWelcome;
  private final EventMemory memory;
  private final EventQueue events;
  private volatile Runnable unsubscribe = () -> {};

  /**
   * Makes a stream that goes on as long as its reader is let in.
   *
   * @param isWelcome asked before anything is sent: who is disabled, deleted or has its sessions
   *     revoked must not be told more
   */
  public WatchStream(BooleanSupplier isWelcome, EventMemory memory) {
    this.isWelcome = isWelcome;
    this.memory = memory;
    this.events = new EventQueue(memory, TOO_SLOW);
    memory.join(events);
  }

  /** Takes the action that ends the events, which happens when the client goes. */
  public void open(Runnable newUnsubscribe) {
    unsubscribe = newUnsubscribe;
  }

  public void event(Document event) {
    events.add(frame("data: " + encode(Ejson.canonicalText(event)) + "\n\n"));
  }

  public void error(Exception e) {
    events.end(error(String.valueOf(e.getMessage()), "MongoDBError"));
  }

  private static byte[] error(String text, String code) {
    Document error = new Document("error", text).append("error_code", code);
    return frame("event: error\ndata: " + encode(Ejson.relaxedText(error)) + "\n\n");
  }

  private static byte[] frame(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes the stream. The first comment lets proxies hand the head on, and clients know that the
   * stream is open.
   */
  @Override
  public void writeTo(ReplyStream out) throws IOException, InterruptedException {
    out.send(ServerSentEvents.comment());
    long interval = FIRST_COMMENT_MILLIS;
    boolean last = false;
    while (!last) {
      Frame next = events.poll(interval);
      Frame frame = isWelcome.getAsBoolean() ? next : SESSION_ENDED;
      out.send(frame == null ? ServerSentEvents.comment() : frame.bytes());
      last = frame != null && frame.last();
      interval = Math.min(2 * interval, ServerSentEvents.COMMENT_MILLIS);
    }
  }

  @Override
  public void close() {
    unsubscribe.run();
    memory.leave(events);
  }

  /** Escapes line ends, which would end the event, and percent signs, to tell them apart. */
  private static String encode(String json) {
    return json.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
  }
}
