package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.service.session.TokenVerdict;
import io.appservices.emulator.token.Token;
import java.time.Instant;
import java.util.Locale;
import org.bson.Document;

/** Says what a token at hand is worth. */
public final class TokenHandler {

  private final SessionService sessions;

  public TokenHandler(SessionService sessions) {
    this.sessions = sessions;
  }

  /** Explains the access or refresh token in the query. */
  Reply explain(Call call) {
    String token =
        call.query("token").orElseThrow(() -> Refusals.badRequest("parameter 'token' is missing"));
    return Bodies.reply(200, view(sessions.explain(token)));
  }

  private static Document view(TokenVerdict verdict) {
    Document view = new Document("accepted", verdict.refusal().isEmpty());
    verdict.refusal().map(AppServicesException::reason).ifPresent(r -> view.append("reason", r));
    verdict.token().ifPresent(token -> append(view, token));
    verdict.app().map(App::clientAppId).ifPresent(app -> view.append("app", app));
    return view;
  }

  private static void append(Document view, Token token) {
    view.append("type", token.type().name().toLowerCase(Locale.ROOT))
        .append("user", token.userId().toHexString())
        .append("session", token.sessionId().toHexString())
        .append("issued_at", Instant.ofEpochSecond(token.issuedAt()).toString())
        .append("expires_at", Instant.ofEpochSecond(token.expiresAt()).toString());
  }
}
