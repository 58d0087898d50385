package io.appservices.emulator.assembly;

import io.appservices.emulator.storage.SharedStorage;
import org.bson.types.ObjectId;

/** Lets an emulator follow what others that share its storage do to clock and apps. */
final class OtherEmulators implements SharedStorage.Listener {

  private final Wiring wiring;
  private final KeptSettings kept;

  OtherEmulators(Wiring wiring, KeptSettings kept) {
    this.wiring = wiring;
    this.kept = kept;
  }

  @Override
  public void appChanged(ObjectId appId) {
    wiring.states.changedElsewhere(appId);
  }

  @Override
  public void appDeleted(ObjectId appId) {
    wiring.code.drop(appId);
  }

  @Override
  public void settingsChanged() {
    wiring.runtime.clock().follow(kept::clock);
  }
}
