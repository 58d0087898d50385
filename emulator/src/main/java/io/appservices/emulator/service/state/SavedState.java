package io.appservices.emulator.service.state;

import io.appservices.emulator.cluster.DataCopies;
import io.appservices.emulator.domain.emulator.ClockSetting;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.runtime.EmulatorClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of an emulator with one of its apps, in a form that outlives the process: another
 * emulator that opens it is the same one, accepts the same tokens, and its clock goes on where this
 * one's was. Immutable.
 *
 * @param header what is true of the emulator as a whole
 * @param data what the embedded data sources of the app hold
 */
public record SavedState(Header header, StateCopy state, DataCopies data) {

  /**
   * What is true of the emulator as a whole.
   *
   * @param time by the emulator's clock
   * @param frozen whether the clock stands at this time
   * @param identity whose tokens are accepted; it has the key that they are signed with
   * @param options the values, as text, of options that the state depends on, by their names on the
   *     command line
   */
  public record Header(
      Instant time, boolean frozen, EmulatorIdentity identity, Map<String, List<String>> options) {

    public Header {
      options = Map.copyOf(options);
    }
  }

  /**
   * Returns the state that was written as bytes.
   *
   * @throws io.appservices.emulator.domain.StorageException if they are no such state, are damaged
   *     or cut off, or were written by a newer version
   */
  public static SavedState read(byte[] bytes) {
    return new StateFileReader(bytes).read();
  }

  /** Returns the state as bytes. They have secrets: hashes of passwords, and the signing key. */
  public byte[] bytes() {
    return new StateFileWriter().write(this);
  }

  /** Sets a clock to the time at which the state was saved; it runs on from there if it ran. */
  void setClock(EmulatorClock clock) {
    if (header.frozen()) {
      clock.setTo(ClockSetting.frozen(header.time()));
    } else {
      clock.move().reset().set(header.time()).apply();
    }
  }
}
