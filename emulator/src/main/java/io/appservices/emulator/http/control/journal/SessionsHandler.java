package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.AppNames;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.session.SessionService;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Shows the sessions of a user, which no API of the service does. */
public final class SessionsHandler {

  private final AppService apps;
  private final SessionService sessions;

  public SessionsHandler(AppService apps, SessionService sessions) {
    this.apps = apps;
    this.sessions = sessions;
  }

  /** Lists those that can be refreshed, the oldest first; none of a user that is gone. */
  Reply list(Call call) {
    App app = AppNames.of(apps, call);
    String user = call.pathParameter("userId");
    if (!ObjectId.isValid(user)) {
      throw Refusals.badRequest("a user id has 24 hexadecimal digits, not '" + user + "'");
    }
    return Bodies.reply(
        200,
        new Document(
            "sessions",
            sessions.listOpen(app, new ObjectId(user)).stream()
                .map(SessionsHandler::view)
                .toList()));
  }

  private static Document view(Session session) {
    return new Document("id", session.id().toHexString())
        .append("provider", session.identity().providerType().wireName())
        .append("device", session.deviceId().toHexString())
        .append("expires_at", Instant.ofEpochSecond(session.expiresAt()).toString());
  }
}
