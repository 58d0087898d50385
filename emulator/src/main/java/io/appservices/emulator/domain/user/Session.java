package io.appservices.emulator.domain.user;

import org.bson.types.ObjectId;

/**
 * A session, opened by a login. Both tokens name it; it lives until its user logs out, its refresh
 * token expires, or the user's {@link User#sessionEpoch} moves on.
 *
 * @param appId the app, or the id of the Admin API's own domain for a session of an admin
 * @param sessionEpoch the user's epoch when it logged in
 * @param deviceId the device it was opened from, or {@link Device#NONE}
 * @param identity the identity that was used to log in
 * @param expiresAt of the refresh token, seconds since 1970
 * @param closedAt when the user logged out, seconds since 1970; {@link #OPEN} before
 */
public record Session(
    ObjectId id,
    ObjectId appId,
    ObjectId userId,
    int sessionEpoch,
    ObjectId deviceId,
    Identity identity,
    long expiresAt,
    long closedAt) {

  /** Stands in {@code closedAt} of a session that nobody logged out of. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Returns the same session, opened when its user had this epoch. */
  public Session ofEpoch(int epoch) {
    return epoch == sessionEpoch
        ? this
        : new Session(id, appId, userId, epoch, deviceId, identity, expiresAt, closedAt);
  }

  public Session close(long now) {
    return new Session(id, appId, userId, sessionEpoch, deviceId, identity, expiresAt, now);
  }

  /**
   * Returns when its refresh token expires, unless a change to the user ends the session earlier.
   */
  public long endsAt() {
    return Math.min(expiresAt, closedAt);
  }

  public boolean isOpen() {
    return closedAt == OPEN;
  }

  /** Returns whether no change to the user ended it: no disable, no revoke, no delete. */
  public boolean belongsTo(User user) {
    return !user.disabled() && sessionEpoch == user.sessionEpoch();
  }
}
