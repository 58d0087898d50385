package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;

/** A storage like that of a small heap. */
public final class FewSessions {

  private FewSessions() {}

  /**
   * Returns an empty storage.
   *
   * @param most the sessions that it keeps beside the newest one of each user
   */
  public static Storage atMost(int most) {
    return new EmbeddedStorage(new EmbeddedSessions(most));
  }
}
