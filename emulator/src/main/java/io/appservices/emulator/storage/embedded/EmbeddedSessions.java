package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Session;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.embedded.SessionChain.Link;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** Readers look into one map. Who adds or removes sessions of a user holds the user's chain. */
final class EmbeddedSessions implements SessionStore {

  private record Owner(ObjectId appId, ObjectId userId) {

    static Owner of(Session session) {
      return new Owner(session.appId(), session.userId());
    }
  }

  private final ConcurrentHashMap<ObjectId, Link> sessions = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Owner, SessionChain> chains = new ConcurrentHashMap<>();
  private final ReentrantLock sweeping = new ReentrantLock();
  private Iterator<Link> cursor = sessions.values().iterator();

  @Override
  public Optional<Session> find(ObjectId sessionId) {
    return Optional.ofNullable(sessions.get(sessionId)).map(Link::session);
  }

  @Override
  public List<Session> insert(Session session, int mostOfUser) {
    List<Session> removed = new ArrayList<>(1);
    Optional.ofNullable(sessions.get(session.id())).ifPresent(this::remove);
    chains.compute(
        Owner.of(session),
        (owner, existing) -> {
          SessionChain chain = existing == null ? new SessionChain() : existing;
          sessions.put(session.id(), chain.add(session));
          while (chain.size() > mostOfUser) {
            Session oldest = chain.removeOldest().session();
            sessions.remove(oldest.id());
            removed.add(oldest);
          }
          return chain;
        });
    return removed;
  }

  @Override
  public Optional<Session> update(ObjectId sessionId, UnaryOperator<Session> change) {
    Session[] changed = new Session[1];
    sessions.computeIfPresent(
        sessionId,
        (id, link) -> {
          changed[0] = change.apply(link.session());
          if (changed[0] != null) {
            link.replace(changed[0]);
          }
          return link;
        });
    return Optional.ofNullable(changed[0]);
  }

  @Override
  public void sweep(int count, Predicate<Session> over) {
    // Whoever comes while another one sweeps leaves it to that one.
    if (!sweeping.tryLock()) {
      return;
    }
    try {
      for (int i = 0; i < count && advance(); i++) {
        Link link = cursor.next();
        if (over.test(link.session())) {
          remove(link);
        }
      }
    } finally {
      sweeping.unlock();
    }
  }

  @Override
  public long count() {
    return sessions.mappingCount();
  }

  void clear() {
    sessions.clear();
    chains.clear();
  }

  private void remove(Link link) {
    chains.computeIfPresent(
        Owner.of(link.session()),
        (owner, chain) -> {
          if (sessions.remove(link.session().id(), link)) {
            chain.remove(link);
          }
          return chain.size() == 0 ? null : chain;
        });
  }

  private boolean advance() {
    if (!cursor.hasNext()) {
      cursor = sessions.values().iterator();
    }
    return cursor.hasNext();
  }
}
