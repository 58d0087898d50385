package io.appservices.emulator.http.control.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.message.ServerSentEvents;
import io.appservices.emulator.http.message.StreamWriter;
import io.appservices.emulator.service.event.EventLog;
import java.io.IOException;
import java.util.List;
import org.bson.Document;

/** Writes events as server-sent events, as they come. */
final class EventStream implements StreamWriter {

  private final EventLog events;
  private final EventQuery query;
  private long sent;

  /**
   * Makes a stream.
   *
   * @param sent only events with a higher number are sent
   */
  EventStream(EventLog events, EventQuery query, long sent) {
    this.events = events;
    this.query = query;
    this.sent = sent;
  }

  @Override
  public void writeTo(ReplyStream stream) throws IOException, InterruptedException {
    // It has proxies hand the head on, and tells clients that the stream is open.
    stream.send(ServerSentEvents.comment());
    while (true) {
      List<EventLog.Entry> next =
          events.await(
              entry -> entry.number() > sent && query.selects(entry),
              ServerSentEvents.COMMENT_MILLIS);
      if (next.isEmpty()) {
        stream.send(ServerSentEvents.comment());
      }
      for (EventLog.Entry entry : next) {
        stream.send(frame(entry));
        sent = entry.number();
      }
    }
  }

  private static byte[] frame(EventLog.Entry entry) {
    Document view = EventView.of(entry);
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(entry.number(), view.getString("type"), Ejson.relaxedText(view))
        .getBytes(UTF_8);
  }
}
