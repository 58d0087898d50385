package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Session;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bson.types.ObjectId;

/** When sessions end, in that order. Safe for use by several threads. */
final class SessionExpiry {

  /**
   * The ids of the sessions that end in each second, which may be all that there are. They are
   * linked, as the first ones of many are looked for again and again, while others were removed.
   */
  private final NavigableMap<Long, Set<ObjectId>> bySecond = new TreeMap<>();

  synchronized void add(Session session) {
    bySecond.computeIfAbsent(session.endsAt(), second -> new LinkedHashSet<>(1)).add(session.id());
  }

  synchronized void remove(Session session) {
    Set<ObjectId> ids = bySecond.get(session.endsAt());
    if (ids != null && ids.remove(session.id()) && ids.isEmpty()) {
      bySecond.remove(session.endsAt());
    }
  }

  /** Returns sessions that end by a time, those that end first, and at most so many. */
  synchronized List<ObjectId> until(long time, int most) {
    List<ObjectId> first = new ArrayList<>();
    Iterator<Set<ObjectId>> seconds = bySecond.headMap(time, true).values().iterator();
    while (first.size() < most && seconds.hasNext()) {
      seconds.next().stream().limit(most - first.size()).forEach(first::add);
    }
    return first;
  }

  synchronized void clear() {
    bySecond.clear();
  }
}
