package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.function.SyncService;
import org.bson.Document;

/** What there is to tell of Device Sync without syncing anything. */
final class SyncHandler {

  private static final String TYPE = "sync_type";

  private final SyncService sync;

  SyncHandler(SyncService sync) {
    this.sync = sync;
  }

  Reply progress(Call call, App app) {
    return Bodies.reply(200, sync.progress(app));
  }

  Reply state(Call call, App app) {
    String type = call.query(TYPE).orElseThrow(() -> Refusals.missingParameter(TYPE));
    if (!type.equals("flexible") && !type.equals("partition")) {
      throw Refusals.invalidParameter("'" + type + "' is not a valid " + TYPE);
    }
    return Bodies.reply(200, new Document("state", sync.state(app, type.equals("flexible"))));
  }
}
