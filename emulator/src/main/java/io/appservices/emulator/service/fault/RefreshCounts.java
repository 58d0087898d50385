package io.appservices.emulator.service.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.types.ObjectId;

/** The number of refreshes of each session since a fault was ordered. Guarded by its fault. */
final class RefreshCounts {

  /** The sessions that are remembered; of more, those that refreshed the longest ago are not. */
  private static final int MOST = 10_000;

  private final Map<ObjectId, Integer> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, Integer> eldest) {
          return size() > MOST;
        }
      };

  void add(ObjectId session) {
    Integer before = counts.remove(session);
    counts.put(session, before == null ? 1 : before + 1);
  }

  int of(ObjectId session) {
    return counts.getOrDefault(session, 0);
  }
}
