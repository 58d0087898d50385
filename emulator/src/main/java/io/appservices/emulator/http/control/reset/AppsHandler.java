package io.appservices.emulator.http.control.reset;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.AppNames;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.transfer.UserTransfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Makes and removes apps, as tests in other languages than Java need them. */
public final class AppsHandler {

  private static final int PAGE = 1_000;
  private static final String STANDARD_NAME = "test";

  private final ObjectId groupId;
  private final AppService apps;
  private final UserService users;
  private final RegistrationService registrations;
  private final UserTransfer transfer;

  /**
   * Makes the handler.
   *
   * @param groupId the group that new apps belong to
   */
  public AppsHandler(
      ObjectId groupId,
      AppService apps,
      UserService users,
      RegistrationService registrations,
      UserTransfer transfer) {
    this.groupId = groupId;
    this.apps = apps;
    this.users = users;
    this.registrations = registrations;
    this.transfer = transfer;
  }

  Reply list(Call call) {
    List<Document> views =
        apps.list(groupId, Edition.DEPLOYED).stream().map(AppsHandler::view).toList();
    return Bodies.reply(200, new Document("apps", views));
  }

  /** Makes an app that is ready for use, with its users, or nothing. */
  Reply create(Call call) {
    AppBody body = AppBody.of(Bodies.documentOrEmpty(call));
    App made = make(body);
    call.notes().concerns(made);
    try {
      int imported = transfer.importInto(made, new ByteArrayInputStream(body.lines()));
      return Bodies.reply(201, view(made).append("users", imported));
    } catch (IOException e) {
      apps.delete(made);
      throw new UncheckedIOException("reading from memory failed", e);
    } catch (RuntimeException e) {
      apps.delete(made);
      throw e;
    }
  }

  private App make(AppBody body) {
    if (body.name().isPresent()) {
      return apps.create(groupId, body.name().get(), body.options());
    }
    Optional<App> made = Optional.empty();
    while (made.isEmpty()) {
      String unused = apps.unusedClientAppId(STANDARD_NAME);
      made = apps.create(groupId, unused, unused, body.options());
    }
    return made.get();
  }

  Reply delete(Call call) {
    apps.delete(AppNames.of(apps, call));
    return Reply.empty(204);
  }

  /** Deletes all users of an app as an operator does, and the accounts that wait for a user. */
  Reply deleteUsers(Call call) {
    App app = AppNames.of(apps, call);
    List<User> page = users.list(app, UserQuery.first(PAGE));
    while (!page.isEmpty()) {
      page.forEach(user -> users.deleteIfPresent(app, user.id()));
      page = users.list(app, UserQuery.first(PAGE));
    }
    registrations.deleteWithoutUser(app);
    return Reply.empty(204);
  }

  private static Document view(App app) {
    return new Document("client_app_id", app.clientAppId())
        .append("_id", app.id().toHexString())
        .append("group_id", app.groupId().toHexString())
        .append("name", app.name())
        .append("product", app.product());
  }
}
