package io.appservices.emulator.http.admin.operator;

import io.appservices.emulator.domain.user.OperatorCredentials;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.admin.operator.AdminAccess.AdminSession;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.SessionViews;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.operator.AdminUser;
import io.appservices.emulator.service.session.LoginResult;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Logs the operator in and out. */
public final class AdminAuthHandler {

  private final AdminService admins;

  public AdminAuthHandler(AdminService admins) {
    this.admins = admins;
  }

  public Reply providers(Call call) {
    return Bodies.reply(
        200,
        Stream.of("mongodb-cloud", "local-userpass", "api-key")
            .map(n -> new Document("name", n).append("type", n).append("disabled", false))
            .toList());
  }

  public Reply logIn(Call call) {
    LoginResult result =
        admins.logIn(
            OperatorCredentials.parse(call.pathParameter("provider"), Bodies.document(call)));
    return Bodies.reply(200, SessionViews.tokens(result));
  }

  public Reply refresh(Call call, AdminSession session) {
    String accessToken = admins.refresh(session.id());
    return Bodies.reply(201, SessionViews.accessToken(accessToken));
  }

  public Reply logOut(Call call, AdminSession session) {
    admins.logOut(session.id());
    return Reply.empty(204);
  }

  /**
   * Returns the profile with one role in one group: realm-js's importer accepts exactly one group
   * over all roles.
   */
  public Reply profile(Call call) {
    AdminUser user = admins.user();
    Document identity =
        new Document("id", user.id().toHexString())
            .append("provider_type", "mongodb-cloud")
            .append("provider_id", user.providerId().toHexString());
    Document role =
        new Document("role_name", "GROUP_OWNER").append("group_id", user.groupId().toHexString());
    return Bodies.reply(
        200,
        new Document("user_id", user.id().toHexString())
            .append("domain_id", user.domainId().toHexString())
            .append("identities", List.of(identity))
            .append("data", new Document("email", user.email()).append("name", user.email()))
            .append("type", "normal")
            .append("roles", List.of(role)));
  }
}
