package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.SyncService;
import org.bson.Document;

/** The state of Device Sync, which is not emulated itself. */
public final class SyncHandler {

  private static final String TYPE = "sync_type";

  private final SyncService sync;

  public SyncHandler(SyncService sync) {
    this.sync = sync;
  }

  public Reply progress(Call call, App app) {
    return Bodies.reply(200, sync.progress(app));
  }

  public Reply state(Call call, App app) {
    String type = call.query(TYPE).orElseThrow(() -> Refusals.missingParameter(TYPE));
    if (!type.equals("flexible") && !type.equals("partition")) {
      throw Refusals.invalidParameter("'" + type + "' is not a valid " + TYPE);
    }
    return Bodies.reply(200, new Document("state", sync.state(app, type.equals("flexible"))));
  }
}
