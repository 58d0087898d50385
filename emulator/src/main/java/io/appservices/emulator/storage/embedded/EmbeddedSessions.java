package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.embedded.SessionChain.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.types.ObjectId;

/**
 * Readers look into one map. Who adds, changes or removes sessions of a user holds the user's
 * chain.
 */
final class EmbeddedSessions implements SessionStore {

  /**
   * The number of abandoned sessions removed per insertion: more than the one inserted, so that
   * they become fewer.
   */
  private static final int ABANDONED_PER_INSERT = 2;

  private final ConcurrentHashMap<ObjectId, Link> sessions = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<SessionOwner, SessionChain> chains = new ConcurrentHashMap<>();
  private final SessionExpiry ends = new SessionExpiry();

  private final SurplusSessions surplus;

  /** The chains of deleted users; only the thread that takes one out works on it. */
  private final ConcurrentLinkedQueue<SessionChain> abandoned = new ConcurrentLinkedQueue<>();

  EmbeddedSessions() {
    this(Surplus.usual());
  }

  /**
   * Makes a store with room of a known size.
   *
   * @param most how many sessions are kept beside the newest of each user
   */
  EmbeddedSessions(int most) {
    this.surplus = new SurplusSessions(most);
  }

  @Override
  public Optional<Session> find(ObjectId sessionId) {
    return Optional.ofNullable(sessions.get(sessionId)).map(Link::session);
  }

  @Override
  public List<Session> insert(Session session, int mostOfUser) {
    List<Session> removed = new ArrayList<>(1);
    removeAbandoned(ABANDONED_PER_INSERT, removed);
    Optional.ofNullable(sessions.get(session.id())).ifPresent(this::remove);
    List<Link> oldestOfAll = new ArrayList<>(1);
    chains.compute(
        SessionOwner.of(session),
        (owner, existing) -> {
          SessionChain chain = existing == null ? new SessionChain() : existing;
          Link link = chain.add(session);
          sessions.put(session.id(), link);
          ends.add(link);
          while (chain.size() > mostOfUser) {
            Link oldest = chain.removeOldest();
            forget(oldest);
            removed.add(oldest.session());
          }
          chain.secondNewest().flatMap(surplus::add).ifPresent(oldestOfAll::add);
          return chain;
        });
    for (Link link : oldestOfAll) {
      if (remove(link)) {
        removed.add(link.session());
      }
    }
    return removed;
  }

  @Override
  public UpdateResult<Session> update(ObjectId sessionId, Update<Session> change) {
    Link link = sessions.get(sessionId);
    if (link == null) {
      return new UpdateResult.Missing<>();
    }
    Change made = new Change(link, change);
    chains.computeIfPresent(SessionOwner.of(link.session()), (owner, chain) -> made.in(chain));
    return made.result;
  }

  /** A change of a session that may be gone by the time that it is made. */
  private final class Change {

    private final Link link;
    private final Update<Session> update;
    private UpdateResult<Session> result = new UpdateResult.Missing<>();

    Change(Link link, Update<Session> update) {
      this.link = link;
      this.update = update;
    }

    SessionChain in(SessionChain chain) {
      Session before = link.session();
      if (link.isOf(chain) && isKept(link)) {
        Optional<Session> after = update.apply(before);
        after.ifPresent(session -> replace(before, session));
        result = UpdateResult.of(before, after);
      }
      return chain;
    }

    private void replace(Session before, Session after) {
      link.replace(after);
      if (before.endsAt() != after.endsAt()) {
        ends.move(link);
      }
    }
  }

  @Override
  public List<Session> deleteExpired(long endedBy, int most) {
    List<Session> removed = new ArrayList<>();
    removeAbandoned(most, removed);
    for (ObjectId id : ends.until(endedBy, most - removed.size())) {
      removeEnded(id, endedBy).ifPresent(removed::add);
    }
    return removed;
  }

  @Override
  public void abandon(ObjectId appId, ObjectId userId) {
    abandon(new SessionOwner(appId, userId));
  }

  @Override
  public void deleteAll(ObjectId appId) {
    chains.keySet().stream().filter(owner -> owner.appId().equals(appId)).forEach(this::abandon);
    removeAbandoned(Integer.MAX_VALUE, new ArrayList<>());
  }

  private void abandon(SessionOwner user) {
    SessionChain chain = chains.remove(user);
    if (chain != null) {
      abandoned.add(chain);
    }
  }

  private void removeAbandoned(int most, List<Session> removed) {
    int limit = most;
    SessionChain chain = limit > 0 ? abandoned.poll() : null;
    while (chain != null) {
      for (; limit > 0 && chain.size() > 0; limit--) {
        Link oldest = chain.removeOldest();
        forget(oldest);
        removed.add(oldest.session());
      }
      if (chain.size() > 0) {
        abandoned.add(chain);
      }
      chain = limit > 0 ? abandoned.poll() : null;
    }
  }

  @Override
  public List<Session> list(ObjectId appId) {
    List<Session> found = new ArrayList<>();
    chains.keySet().stream()
        .filter(owner -> owner.appId().equals(appId))
        .forEach(
            owner ->
                chains.computeIfPresent(
                    owner,
                    (same, chain) -> {
                      found.addAll(chain.sessions());
                      return chain;
                    }));
    return found;
  }

  @Override
  public long count() {
    return sessions.mappingCount();
  }

  void clear() {
    sessions.clear();
    chains.clear();
    ends.clear();
    surplus.clear();
    abandoned.clear();
  }

  /** Removes a session; empty if it is gone or ends later by now. */
  private Optional<Session> removeEnded(ObjectId id, long endedBy) {
    return Optional.ofNullable(sessions.get(id))
        .filter(link -> link.session().endsAt() <= endedBy && remove(link))
        .map(Link::session);
  }

  private boolean remove(Link link) {
    boolean[] removed = new boolean[1];
    chains.computeIfPresent(
        SessionOwner.of(link.session()),
        (owner, chain) -> {
          if (link.isOf(chain) && isKept(link)) {
            chain.remove(link);
            forget(link);
            removed[0] = true;
          }
          return chain.size() == 0 ? null : chain;
        });
    return removed[0];
  }

  private boolean isKept(Link link) {
    return sessions.get(link.session().id()) == link;
  }

  /** Takes a session that is in no chain any more out of the maps. */
  private void forget(Link link) {
    sessions.remove(link.session().id(), link);
    ends.remove(link);
    surplus.remove(link);
  }
}
