package io.appservices.emulator.service.state;

import java.util.function.Supplier;

/** Runs something while no call is being answered. */
@FunctionalInterface
public interface Alone {

  /**
   * Runs it once the calls under way have ended; those that come meanwhile wait until it is done.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if calls under way do not end in
   *     time; then it was not run
   */
  <T> T run(Supplier<T> work);
}
