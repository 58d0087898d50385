package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.embedded.SessionChain.Link;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.types.ObjectId;

/** When sessions end, in that order. Safe for use by several threads. */
final class SessionExpiry {

  /** The sessions that end in one second, which may be all that there are. */
  static final class Second {

    private final long number;
    private final LazyQueue<Link> sessions = new LazyQueue<>(link -> link.end != this);

    private Second(long number) {
      this.number = number;
    }
  }

  private final NavigableMap<Long, Second> seconds = new TreeMap<>();

  synchronized void add(Link link) {
    Second second = seconds.computeIfAbsent(link.session().endsAt(), Second::new);
    link.end = second;
    second.sessions.add(link);
  }

  synchronized void remove(Link link) {
    Second second = link.end;
    if (second != null) {
      link.end = null;
      second.sessions.oneIsGone();
      if (second.sessions.size() == 0) {
        seconds.remove(second.number, second);
      }
    }
  }

  /** Notes that a session ends at another time than before. */
  synchronized void move(Link link) {
    remove(link);
    add(link);
  }

  /** Returns sessions that end by a time, those that end first, and at most so many. */
  synchronized List<ObjectId> until(long time, int most) {
    List<ObjectId> first = new ArrayList<>();
    Iterator<Second> ended = seconds.headMap(time, true).values().iterator();
    while (first.size() < most && ended.hasNext()) {
      ended.next().sessions.first(most - first.size(), link -> first.add(link.session().id()));
    }
    return first;
  }

  synchronized void clear() {
    seconds.clear();
  }
}
