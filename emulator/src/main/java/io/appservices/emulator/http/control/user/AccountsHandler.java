package io.appservices.emulator.http.control.user;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.control.AppNames;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.UserView;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.session.SessionService;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Finds users by what is known of them, and shows their sessions and their custom data. */
public final class AccountsHandler {

  /** The number of users that are looked at in one step. */
  private static final int STEP = 1_000;

  private final AppService apps;
  private final UserService users;
  private final SessionService sessions;
  private final CustomUserDataService customData;

  public AccountsHandler(
      AppService apps,
      UserService users,
      SessionService sessions,
      CustomUserDataService customData) {
    this.apps = apps;
    this.users = users;
    this.sessions = sessions;
    this.customData = customData;
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/apps/{appId}/users/search", Access.OPEN, this::search).as(Work.DATA),
        Route.get("/apps/{appId}/users/{userId}/sessions", Access.OPEN, this::sessions)
            .as(Work.DATA),
        Route.get("/apps/{appId}/users/{userId}/custom-data", Access.OPEN, this::customData)
            .as(Work.DATA));
  }

  /** Lists users in the order of their ids; it looks at all of them until there are enough. */
  private Reply search(Call call) {
    UserSearch search = UserSearch.parse(call);
    App app = AppNames.of(apps, call);
    List<Document> found = new ArrayList<>();
    UserQuery step = search.query().ofSize(STEP);
    List<User> looked = users.list(app, step);
    while (!looked.isEmpty() && found.size() < search.query().limit()) {
      looked.stream()
          .filter(search::finds)
          .limit(search.query().limit() - found.size())
          .map(UserView::of)
          .forEach(found::add);
      step = step.after(looked.get(looked.size() - 1).id());
      looked = looked.size() < STEP ? List.of() : users.list(app, step);
    }
    return Bodies.reply(200, new Document("users", found));
  }

  private Reply sessions(Call call) {
    App app = AppNames.of(apps, call);
    List<Document> views =
        sessions.listOpen(app, user(app, call).id()).stream().map(AccountsHandler::view).toList();
    return Bodies.reply(200, new Document("sessions", views));
  }

  private Reply customData(Call call) {
    App app = AppNames.of(apps, call);
    User user = user(app, call);
    Document view = new Document("enabled", customData.isEnabled(app));
    customData.find(app, user).ifPresent(data -> view.append("custom_data", data));
    return Bodies.reply(200, view);
  }

  private User user(App app, Call call) {
    String id = call.pathParameter("userId");
    if (!ObjectId.isValid(id)) {
      throw Refusals.userNotFound();
    }
    return users.get(app, new ObjectId(id));
  }

  private static Document view(Session session) {
    return new Document("_id", session.id().toHexString())
        .append("device_id", session.deviceId().toHexString())
        .append("provider_type", session.identity().providerType().wireName())
        .append("expires_at", session.expiresAt());
  }
}
