package io.appservices.emulator.http.admin.operator;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.shared.Bearer;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.operator.AdminUser;
import java.util.List;
import org.bson.types.ObjectId;

/** The authentication of the operator, for its group and the apps in it. */
public final class AdminAccess {

  /** The session of a refresh token. */
  public record AdminSession(ObjectId id) {}

  /** The group in the path. */
  public record Group(ObjectId id) {}

  private final AdminService admins;
  private final AppService apps;

  public AdminAccess(AdminService admins, AppService apps) {
    this.admins = admins;
    this.apps = apps;
  }

  /** Admits the holder of an access token. */
  public Access<AdminUser> operator() {
    return this::authenticate;
  }

  /** Admits the holder of a refresh token. */
  public Access<AdminSession> refreshToken() {
    return call -> new AdminSession(admins.authenticateRefresh(token(call)));
  }

  /** Admits the operator, for the group in the path. */
  public Access<Group> group() {
    return call -> {
      authenticate(call);
      return new Group(groupId(call));
    };
  }

  /** Admits the operator, for the edited configuration of the app in the path. */
  public Access<App> app() {
    return app(Edition.EDITED);
  }

  /** Admits the operator, for the deployed configuration of the app in the path. */
  public Access<App> deployedApp() {
    return app(Edition.DEPLOYED);
  }

  private Access<App> app(Edition edition) {
    return call -> {
      authenticate(call);
      App app = app(groupId(call), call.pathParameter("appId"), edition);
      call.notes().concerns(app);
      return app;
    };
  }

  private AdminUser authenticate(Call call) {
    admins.authenticate(token(call));
    return admins.user();
  }

  /** Returns the token. What is no bearer token counts as none, unlike at the client API. */
  private static String token(Call call) {
    return Bearer.find(call).orElseThrow(AdminRefusals::missingSession);
  }

  /**
   * Parses the group id. The generated TypeScript client has an operation that sends its path
   * template as it is; its literal {@code {groupId}} stands for the one group there is.
   */
  private ObjectId groupId(Call call) {
    String text = call.pathParameter("groupId");
    ObjectId own = admins.user().groupId();
    if (text.equals("{groupId}") || text.equals(own.toHexString())) {
      return own;
    }
    throw AdminRefusals.groupNotFound(text);
  }

  /**
   * Finds the app. The literal {@code {appId}} of the same client stands for the app that was made
   * first.
   */
  private App app(ObjectId groupId, String text, Edition edition) {
    if (text.equals("{appId}")) {
      List<App> all = apps.list(groupId, edition);
      if (!all.isEmpty()) {
        return all.get(0);
      }
    }
    if (!ObjectId.isValid(text)) {
      throw AdminRefusals.appNotFound(text);
    }
    return apps.get(groupId, new ObjectId(text), edition);
  }
}
