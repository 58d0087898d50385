package io.appservices.emulator.assembly;

import io.appservices.emulator.cluster.DataCopies;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.state.Surroundings;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;

/** The steps of a reset, or of the restoring of a snapshot, beside the storage. */
final class StateParts implements Surroundings {

  private final Wiring wiring;
  private final SessionEnds sessionEnds;
  private final KeptSettings settings;

  StateParts(Wiring wiring, SessionEnds sessionEnds) {
    this.wiring = wiring;
    this.sessionEnds = sessionEnds;
    this.settings = new KeptSettings(wiring.storage.settings());
  }

  @Override
  public void replacing() {
    settings.starting();
  }

  @Override
  public void replaced() {
    settings.started();
  }

  @Override
  public void settle() {
    wiring.code.settle();
  }

  @Override
  public void forget(App app) {
    wiring.forget(app);
  }

  @Override
  public void reread(ObjectId appId) {
    wiring.code.reread(appId);
  }

  @Override
  public void forgetPast() {
    sessionEnds.clear();
    wiring.code.forgetSchedules();
  }

  @Override
  public void clear() {
    wiring.journal.clear();
    wiring.events.clear();
    wiring.users.standIn.clear();
    wiring.runtime.clock().setTo(wiring.runtime.start());
    wiring.runtime.restart();
  }

  @Override
  public DataCopies copyData() {
    return wiring.code.copyData();
  }

  @Override
  public DataCopies copyData(ObjectId appId) {
    return wiring.code.copyData(appId);
  }

  @Override
  public Map<String, List<String>> options() {
    return KeptOptions.of(wiring.config);
  }

  @Override
  public void restoreData(DataCopies data) {
    wiring.code.restoreData(data);
  }
}
