package io.appservices.emulator.http.control.fault;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.fault.FaultScope;
import io.appservices.emulator.service.fault.FaultService;
import io.appservices.emulator.service.fault.OrderedFault;
import io.appservices.emulator.service.fault.PathPattern;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Takes orders for faults, in process and over HTTP. */
public final class FaultOrders {

  private final FaultService faults;
  private final FaultTargets targets;
  private final AppService apps;
  private final UserService users;

  public FaultOrders(
      FaultService faults, FaultTargets targets, AppService apps, UserService users) {
    this.faults = faults;
    this.targets = targets;
    this.apps = apps;
    this.users = users;
  }

  /**
   * Adds a fault.
   *
   * @throws IllegalArgumentException if something is missing, does not go together, or no call can
   *     match
   * @throws IllegalStateException if there are too many
   */
  public OrderedFault add(Fault fault) {
    Fault checked = fault.checked();
    Optional<App> app = text(checked, "app").map(this::app);
    return faults.add(
        checked,
        new FaultScope(
            targets.check(checked),
            app.map(App::id),
            text(checked, "user").map(id -> user(app, id)),
            text(checked, "method"),
            text(checked, "path").map(PathPattern::new)));
  }

  private App app(String clientAppId) {
    return apps.find(clientAppId)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no app has the client app id '" + clientAppId + "'"));
  }

  private ObjectId user(Optional<App> app, String id) {
    if (!ObjectId.isValid(id)) {
      throw new IllegalArgumentException(
          "'user' is an id of 24 hexadecimal digits, not '" + id + "'");
    }
    ObjectId userId = new ObjectId(id);
    try {
      app.ifPresent(found -> users.get(found, userId));
      return userId;
    } catch (AppServicesException notFound) {
      throw new IllegalArgumentException(
          "app '" + app.orElseThrow().clientAppId() + "' has no user with the id '" + id + "'",
          notFound);
    }
  }

  private static Optional<String> text(Fault fault, String member) {
    return Optional.ofNullable((String) fault.members().get(member));
  }
}
