package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.User;

/**
 * A user as a {@link LoginStore} read it. The store may begin a change with it: what was changed
 * meanwhile is noticed then, and read again.
 *
 * @param version as the store has it, of no meaning to others
 * @param newestDevice a mark of the device that was saved last, likewise
 */
public record ReadUser(User user, long version, long newestDevice) {

  /** The version of a user that is to be read again before it is changed. */
  public static final long UNKNOWN = -1;

  /** Returns a user that is read again before it is changed. */
  public static ReadUser of(User user) {
    return new ReadUser(user, UNKNOWN, 0);
  }
}
