package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.service.config.AppService;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Finds the app that a path names by its client app id or its {@code _id}. */
public final class AppNames {

  private static final String PARAMETER = "appId";

  private AppNames() {}

  /**
   * Returns the app that the path of a call names, and notes on the call that it is about this app.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none
   */
  public static App of(AppService apps, Call call) {
    App app = find(apps, call.pathParameter(PARAMETER));
    call.notes().concerns(app);
    return app;
  }

  private static AppServicesException unknown(String name) {
    return Refusals.unknownApp(name).saying("no app has the client app id or _id '" + name + "'");
  }

  private static App find(AppService apps, String name) {
    Optional<App> byId = ObjectId.isValid(name) ? apps.find(new ObjectId(name)) : Optional.empty();
    return apps.find(name).or(() -> byId).orElseThrow(() -> unknown(name));
  }
}
