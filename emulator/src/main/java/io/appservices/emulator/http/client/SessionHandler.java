package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.SessionViews;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.SessionService;
import org.bson.Document;

/** The operations of a logged-in user on its session and itself. */
final class SessionHandler {

  private final SessionService sessions;
  private final UserService users;

  SessionHandler(SessionService sessions, UserService users) {
    this.sessions = sessions;
    this.users = users;
  }

  Reply refresh(Call call, Caller caller) {
    String accessToken = sessions.refresh(caller);
    return Bodies.reply(201, SessionViews.accessToken(accessToken));
  }

  Reply logOut(Call call, Caller caller) {
    sessions.logOut(caller);
    return Reply.empty(204);
  }

  Reply profile(Call call, Caller caller) {
    User user = caller.user();
    return Bodies.reply(
        200,
        new Document("user_id", user.id().toHexString())
            .append("domain_id", caller.app().domainId().toHexString())
            .append("identities", SessionViews.identities(user))
            .append("data", user.data())
            .append("type", user.type().wireName()));
  }

  Reply deleteUser(Call call, Caller caller) {
    users.deleteItself(caller);
    return Reply.empty(204);
  }
}
