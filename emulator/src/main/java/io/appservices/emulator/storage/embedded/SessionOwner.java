package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Session;
import org.bson.types.ObjectId;

/**
 * The user that sessions belong to. Compared for every session, which the comparison that a record
 * has would be slow for.
 */
record SessionOwner(ObjectId appId, ObjectId userId) {

  static SessionOwner of(Session session) {
    return new SessionOwner(session.appId(), session.userId());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionOwner owner
        && userId.equals(owner.userId)
        && appId.equals(owner.appId);
  }

  @Override
  public int hashCode() {
    return 31 * appId.hashCode() + userId.hashCode();
  }
}
