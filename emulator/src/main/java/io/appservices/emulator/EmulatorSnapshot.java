package io.appservices.emulator;

import io.appservices.emulator.service.state.Snapshot;
import io.appservices.emulator.service.state.StateService;
import java.time.Instant;

/**
 * The state of an emulator at one time, in memory; an emulator keeps ten at most. Safe to use from
 * any thread.
 */
public final class EmulatorSnapshot implements AutoCloseable {

  private final StateService states;
  private final Snapshot snapshot;

  EmulatorSnapshot(StateService states, Snapshot snapshot) {
    this.states = states;
    this.snapshot = snapshot;
  }

  /** Returns the id that it has over HTTP. */
  public String id() {
    return Long.toString(snapshot.id());
  }

  /** Returns when it was taken, by the emulator's clock. */
  public Instant time() {
    return snapshot.takenAt();
  }

  /**
   * Puts the state back, as often as wanted: apps that were made since are gone, those that were
   * deleted are there again, tokens are good that were good then, the clock shows the time that it
   * showed, or is as far from the machine's as it was. The journal, listeners and functions in Java
   * stay as they are. Embedded data sources keep their addresses; real clusters are left alone.
   *
   * @throws io.appservices.emulator.api.error.EmulatorException if calls over HTTP do not end
   *     within ten seconds; then nothing has changed
   */
  public void restore() {
    states.restore(snapshot);
  }

  /** Lets go of it; it cannot be restored over HTTP any more. A second close does nothing. */
  @Override
  public void close() {
    states.forget(snapshot);
  }
}
