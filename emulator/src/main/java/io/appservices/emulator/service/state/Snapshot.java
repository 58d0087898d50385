package io.appservices.emulator.service.state;

import io.appservices.emulator.cluster.DataCopies;
import io.appservices.emulator.domain.emulator.ClockSetting;
import java.time.Instant;

/**
 * The state of an emulator at one time. Immutable; it stays in memory.
 *
 * @param id counts the snapshots of one emulator, from 1
 * @param takenAt by the emulator's clock
 */
public record Snapshot(
    long id, Instant takenAt, ClockSetting clock, StateCopy state, DataCopies data) {

  /** Returns the number of apps in it. */
  public int apps() {
    return state.appIds().size();
  }

  /** Returns the number of users in it, of all apps. */
  public long users() {
    return state.users();
  }
}
