package io.appservices.emulator.http.console;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.account.OutboxService;
import io.appservices.emulator.service.event.EventLog;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.journal.JournalEntry;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where it is heard that something changed which an open page shows. Nothing is kept. */
public final class Changes {

  /** The things that change, each the concern of one tab. */
  enum Topic {
    REQUESTS,
    EVENTS,
    MAILS,
    CLOCK,
    FAULTS;

    /**
     * Reads the name of a topic.
     *
     * @throws io.appservices.emulator.domain.AppServicesException if there is none of this name
     */
    static Topic named(String name) {
      return Arrays.stream(values())
          .filter(topic -> topic.wireName().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  Refusals.badRequest(
                      "'topic' must be one of "
                          + Arrays.stream(values())
                              .map(Topic::wireName)
                              .collect(Collectors.joining(", "))
                          + ", not '"
                          + name
                          + "'"));
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The beginning of the names of the operations of the emulator's own API. */
  private static final String OWN = "emulator";

  private final Journal journal;
  private final EventLog events;
  private final OutboxService outbox;
  private final EmulatorClock clock;

  public Changes(Journal journal, EventLog events, OutboxService outbox, EmulatorClock clock) {
    this.journal = journal;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Calls a listener whenever something of a topic changed, on the thread that changed it. */
  ListenerRegistration listen(Topic topic, Runnable listener) {
    return switch (topic) {
      case REQUESTS -> journal.onRequest(request -> listener.run());
      case EVENTS -> events.onEvent(event -> listener.run());
      case MAILS ->
          both(outbox.onMail(mail -> listener.run()), onRequestThatChanges(OWN, listener));
      case CLOCK -> clock.onMove(listener);
      // A fault counts the calls that it is for, of whatever API.
      case FAULTS -> onRequestThatChanges("", listener);
    };
  }

  /** Listens to all requests but those by which the page itself reads. */
  private ListenerRegistration onRequestThatChanges(String operations, Runnable listener) {
    return journal.onRequest(
        request -> {
          if (request.operation().startsWith(operations) && !isReading(request)) {
            listener.run();
          }
        });
  }

  private static boolean isReading(JournalEntry request) {
    return request.operation().startsWith(OWN)
        && (request.method().equals("GET") || request.method().equals("HEAD"));
  }

  private static ListenerRegistration both(ListenerRegistration one, ListenerRegistration other) {
    return () -> {
      one.close();
      other.close();
    };
  }
}
