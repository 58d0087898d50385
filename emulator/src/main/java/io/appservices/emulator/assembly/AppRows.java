package io.appservices.emulator.assembly;

import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.AdminServices;
import io.appservices.emulator.http.control.app.DeploymentsHandler;
import io.appservices.emulator.http.control.app.TriggersHandler;
import io.appservices.emulator.http.control.user.AccountsHandler;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.trigger.TriggerRuns;
import io.appservices.emulator.service.trigger.TriggerSamples;
import java.util.ArrayList;
import java.util.List;

/** The rows of the emulator's own API that are about users, triggers and deployments of an app. */
final class AppRows {

  private AppRows() {}

  static List<Route<?>> of(AdminServices admin, AppParts code, EmulatorClock clock) {
    AppService apps = admin.apps().apps();
    AccountsHandler accounts =
        new AccountsHandler(
            apps, admin.users().users(), admin.users().sessions(), code.customUserData);
    TriggerRuns triggers =
        new TriggerRuns(code.config.config(), code.functions, new TriggerSamples(clock));
    List<Route<?>> rows = new ArrayList<>(accounts.routes());
    rows.addAll(new TriggersHandler(apps, triggers).routes());
    rows.addAll(new DeploymentsHandler(apps, admin.apps().deployments()).routes());
    return rows;
  }
}
