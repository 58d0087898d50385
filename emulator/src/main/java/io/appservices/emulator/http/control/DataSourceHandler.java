package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.data.DataService;
import java.util.List;
import org.bson.Document;

/** Tells tests where they can look into the data of an app. */
final class DataSourceHandler {

  private final AppService apps;
  private final DataService data;

  DataSourceHandler(AppService apps, DataService data) {
    this.apps = apps;
    this.data = data;
  }

  /** Starts the embedded server if nothing has used it yet. */
  Reply show(Call call) {
    String name = call.pathParameter("dataSource");
    String uri = data.connectionString(AppNames.of(apps, call), name);
    return Bodies.reply(200, new Document("name", name).append("connection_string", uri));
  }

  /** Lists the databases of a data source with their collections. */
  Reply databases(Call call) {
    App app = AppNames.of(apps, call);
    String name = call.pathParameter("dataSource");
    List<Document> views =
        data.databases(app, name).stream()
            .map(database -> view(database, data.collections(app, name, database)))
            .toList();
    return Bodies.reply(200, new Document("databases", views));
  }

  private static Document view(String database, List<String> collections) {
    return new Document("name", database).append("collections", collections);
  }
}
