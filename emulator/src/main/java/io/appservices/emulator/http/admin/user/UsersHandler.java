package io.appservices.emulator.http.admin.user;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.UserView;
import io.appservices.emulator.http.shared.WrittenUsers;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.session.SessionService;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The users of an app, as an operator sees them. */
public final class UsersHandler {

  private final UserService users;
  private final SessionService sessions;
  private final WrittenUsers written = new WrittenUsers();

  public UsersHandler(UserService users, SessionService sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  public Reply list(Call call, App app) {
    return Reply.json(200, written.list(users.list(app, UserQueries.parse(call))));
  }

  public Reply count(Call call, App app) {
    return Bodies.reply(200, users.count(app));
  }

  public Reply create(Call call, App app) {
    Document body = Bodies.document(call);
    User user =
        users.create(
            app, Members.of(body).requiredText("email"), Members.of(body).requiredText("password"));
    return Bodies.reply(201, UserView.of(user));
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, UserView.of(users.get(app, userId(call))));
  }

  public Reply delete(Call call, App app) {
    users.delete(app, userId(call));
    return Reply.empty(204);
  }

  public Reply disable(Call call, App app) {
    users.disable(app, userId(call));
    return Reply.empty(204);
  }

  public Reply enable(Call call, App app) {
    users.enable(app, userId(call));
    return Reply.empty(204);
  }

  public Reply logOut(Call call, App app) {
    users.revokeSessions(app, userId(call));
    return Reply.empty(204);
  }

  public Reply devices(Call call, App app) {
    return Bodies.reply(
        200, users.devices(app, userId(call)).stream().map(UserViews::device).toList());
  }

  public Reply changeEmail(Call call, App app) {
    String email = Members.of(Bodies.document(call)).requiredText("email");
    users.changeEmail(app, userId(call), email);
    return Reply.empty(204);
  }

  public Reply verifyToken(Call call, App app) {
    String token = Members.of(Bodies.document(call)).requiredText("token");
    return sessions
        .verify(app, token)
        .map(verified -> Bodies.reply(200, UserViews.token(verified)))
        .orElseGet(() -> Bodies.reply(200, "token expired"));
  }

  /** Parses the user id of the path; one that is malformed gets 404, as an unknown one does. */
  private static ObjectId userId(Call call) {
    String text = call.pathParameter("userId");
    if (!ObjectId.isValid(text)) {
      throw Refusals.userNotFound();
    }
    return new ObjectId(text);
  }
}
