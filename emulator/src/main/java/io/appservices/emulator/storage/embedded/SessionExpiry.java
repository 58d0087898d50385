package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Session;
import java.util.Iterator;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.types.ObjectId;

/** When sessions end, in that order. Safe for use by several threads. */
final class SessionExpiry {

  private static final ObjectId LAST = new ObjectId("ffffffffffffffffffffffff");

  /**
   * A session and its end, in seconds.
   *
   * @param hash of the id; many sessions end in the same second, and comparing their ids takes long
   */
  record End(long time, int hash, ObjectId sessionId) implements Comparable<End> {

    static End of(Session session) {
      return new End(session.endsAt(), session.id().hashCode(), session.id());
    }

    @Override
    public int compareTo(End other) {
      int order = Long.compare(time, other.time);
      if (order == 0) {
        order = Integer.compare(hash, other.hash);
      }
      return order != 0 ? order : sessionId.compareTo(other.sessionId);
    }
  }

  private final ConcurrentSkipListSet<End> ends = new ConcurrentSkipListSet<>();

  void add(Session session) {
    ends.add(End.of(session));
  }

  void remove(Session session) {
    ends.remove(End.of(session));
  }

  /** Returns those that end by a time, the first one first; what it returns may be removed. */
  Iterator<End> until(long time) {
    return ends.headSet(new End(time, Integer.MAX_VALUE, LAST), true).iterator();
  }

  void clear() {
    ends.clear();
  }
}
