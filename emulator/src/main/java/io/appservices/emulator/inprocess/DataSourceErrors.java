package io.appservices.emulator.inprocess;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.data.DataService;

/** Names the app whose data sources are asked for, which a refusal over HTTP need not. */
public final class DataSourceErrors {

  private DataSourceErrors() {}

  /** Returns the connection string of a data source of an app. */
  public static String connectionString(DataService data, App app, String name) {
    try {
      return data.connectionString(app, name);
    } catch (AppServicesException e) {
      throw e.saying(
          "%s in app '%s'; every app has %s"
              .formatted(e.getMessage(), app.clientAppId(), String.join(", ", data.names())));
    }
  }
}
