package io.appservices.emulator.http;

import java.util.Optional;

/** The faults that tests ordered. Must be safe to use from several threads. */
@FunctionalInterface
public interface CallFaults {

  /** None. */
  CallFaults NONE = call -> Optional.empty();

  /**
   * Returns what is wrong with a call; to be asked once, when the access of its row has been asked,
   * whether or not that let it in. It must not wait, and costs next to nothing while there are no
   * faults.
   */
  Optional<CallFault> of(Call call);
}
