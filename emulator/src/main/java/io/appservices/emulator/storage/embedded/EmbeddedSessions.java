package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Session;
import io.appservices.emulator.storage.SessionStore;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

final class EmbeddedSessions implements SessionStore {

  private final ConcurrentHashMap<ObjectId, Session> sessions = new ConcurrentHashMap<>();
  private final ReentrantLock sweeping = new ReentrantLock();
  private Iterator<Session> cursor = sessions.values().iterator();

  @Override
  public Optional<Session> find(ObjectId sessionId) {
    return Optional.ofNullable(sessions.get(sessionId));
  }

  @Override
  public void insert(Session session) {
    sessions.put(session.id(), session);
  }

  @Override
  public Optional<Session> update(ObjectId sessionId, UnaryOperator<Session> change) {
    Session[] changed = new Session[1];
    sessions.computeIfPresent(
        sessionId,
        (id, session) -> {
          changed[0] = change.apply(session);
          return changed[0] == null ? session : changed[0];
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
        if (over.test(cursor.next())) {
          cursor.remove();
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
  }

  private boolean advance() {
    if (!cursor.hasNext()) {
      cursor = sessions.values().iterator();
    }
    return cursor.hasNext();
  }
}
