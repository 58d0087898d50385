package io.appservices.emulator.http.console;

import io.appservices.emulator.domain.user.OperatorCredentials;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.operator.ConsoleSessions;
import io.appservices.emulator.service.operator.ConsoleSessions.ConsoleSession;
import java.util.Optional;
import org.bson.Document;

/**
 * Signs browsers in and out. The page exchanges its session for access tokens of the operator,
 * which it keeps in memory: no other API takes the cookie.
 */
final class SessionHandler {

  private static final String KEY_PAIR = "mongodb-cloud";

  private final ConsoleSessions sessions;

  SessionHandler(ConsoleSessions sessions) {
    this.sessions = sessions;
  }

  /** Signs in by a link that works once, and leads to an address without its code. */
  Reply signInByCode(Call call) {
    return call.query("code")
        .flatMap(sessions::signIn)
        .map(opened -> ConsoleAccess.keep(call, opened, redirect("/")))
        .orElseGet(() -> redirect("/#/link-used"));
  }

  Reply show(Call call, Optional<ConsoleSession> session) {
    Document view = new Document("signed_in", session.isPresent());
    session.ifPresent(found -> view.append("csrf_token", found.csrfToken()));
    return uncached(Bodies.reply(200, view));
  }

  Reply signIn(Call call, Optional<ConsoleSession> earlier) {
    ConsoleSession session =
        sessions.signIn(OperatorCredentials.parse(KEY_PAIR, Bodies.document(call)));
    earlier.ifPresent(sessions::signOut);
    Document view = new Document("signed_in", true).append("csrf_token", session.csrfToken());
    return uncached(ConsoleAccess.keep(call, session, Bodies.reply(201, view)));
  }

  Reply signOut(Call call, ConsoleSession session) {
    sessions.signOut(session);
    return uncached(ConsoleAccess.forget(call, Reply.empty(204)));
  }

  Reply issueToken(Call call, ConsoleSession session) {
    String token = sessions.accessToken(session);
    return uncached(Bodies.reply(201, new Document("access_token", token)));
  }

  private static Reply redirect(String location) {
    return uncached(Reply.empty(303))
        .withHeader("Location", location)
        .withHeader("Referrer-Policy", "no-referrer");
  }

  private static Reply uncached(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }
}
