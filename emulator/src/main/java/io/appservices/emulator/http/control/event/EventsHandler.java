package io.appservices.emulator.http.control.event;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.control.Waiting;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ServerSentEvents;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.event.EventLog;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** The events of users, for tests in other languages than Java. */
public final class EventsHandler {

  private static final String OFF =
      "no events are kept: start with --events-size, such as --events-size 2000";

  private final EventLog events;

  public EventsHandler(EventLog events) {
    this.events = events;
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/events", Access.OPEN, this::list).as(EventsHandler::work),
        Route.delete("/events", Access.OPEN, this::clear));
  }

  private static Work work(Call call) {
    return isStream(call) ? Work.WATCH : Waiting.work(call);
  }

  private static boolean isStream(Call call) {
    return call.header("Accept")
        .filter(types -> types.toLowerCase(Locale.ROOT).contains(ServerSentEvents.CONTENT_TYPE))
        .isPresent();
  }

  /**
   * Lists events, oldest first; waits for one if there is none and the query says so. Who accepts
   * server-sent events gets these as they come.
   */
  private Reply list(Call call) {
    if (!events.isKept()) {
      throw Refusals.badRequest(OFF);
    }
    EventQuery query = EventQuery.parse(call);
    if (isStream(call)) {
      EventStream stream = new EventStream(events, query, resumeAt(call, query));
      return Reply.stream(ServerSentEvents.CONTENT_TYPE, stream)
          .withHeader("Cache-Control", "no-store");
    }
    List<EventLog.Entry> found = find(query);
    List<Document> shown =
        found.subList(Math.max(0, found.size() - query.limit()), found.size()).stream()
            .map(EventView::of)
            .toList();
    return Bodies.reply(200, new Document("events", shown).append("count", found.size()));
  }

  /** Returns the number after which a stream goes on: what a client has, or else what it asks. */
  private static long resumeAt(Call call, EventQuery query) {
    return call.header("Last-Event-ID").map(EventsHandler::number).orElse(query.after());
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw Refusals.badRequest("'Last-Event-ID' must be the id of an event, not '" + text + "'");
    }
  }

  private List<EventLog.Entry> find(EventQuery query) {
    try {
      return events.await(query, query.waitMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppServicesException(Kind.UNAVAILABLE, "the emulator is being closed");
    }
  }

  private Reply clear(Call call) {
    Waiting.requireNone(call);
    events.clear();
    return Reply.empty(204);
  }
}
