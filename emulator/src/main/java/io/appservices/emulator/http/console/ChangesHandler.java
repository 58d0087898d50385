package io.appservices.emulator.http.console;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.console.Changes.Topic;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ServerSentEvents;
import io.appservices.emulator.service.operator.ConsoleSessions;
import io.appservices.emulator.service.operator.ConsoleSessions.ConsoleSession;

/** Streams to the page that is open what it has to read again. */
final class ChangesHandler {

  private final Changes changes;
  private final ConsoleSessions sessions;

  ChangesHandler(Changes changes, ConsoleSessions sessions) {
    this.changes = changes;
    this.sessions = sessions;
  }

  /** Opens a stream about a topic, which ends with the session. */
  Reply open(Call call, ConsoleSession session) {
    Topic topic = Topic.named(call.query("topic").orElse(""));
    ChangeStream stream =
        new ChangeStream(changes, topic, () -> sessions.find(session.id()).isPresent());
    return Reply.stream(ServerSentEvents.CONTENT_TYPE, stream)
        .withHeader("Cache-Control", "no-store");
  }
}
