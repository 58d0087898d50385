package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one user in the order they were opened, so that the oldest one is found and any
 * one is removed at a cost that does not grow with their number. Not safe for use by several
 * threads, but for what a link holds.
 */
final class SessionChain {

  /** A session, between the one that was opened before it and the one after it. */
  static final class Link {

    private final SessionChain chain;
    private volatile Session session;
    private @Nullable Link older;
    private @Nullable Link newer;

    /** When it ends; for {@link SessionExpiry} alone, whose lock it needs. */
    SessionExpiry.@Nullable Second end;

    /** Whether it is surplus; for {@link SurplusSessions} alone, whose lock it needs. */
    boolean isSurplus;

    private Link(SessionChain chain, Session session) {
      this.chain = chain;
      this.session = session;
    }

    /** Returns whether it was added to a chain, which another one of its user may have replaced. */
    boolean isOf(SessionChain other) {
      return chain == other;
    }

    Session session() {
      return session;
    }

    void replace(Session changed) {
      session = changed;
    }
  }

  private @Nullable Link oldest;
  private @Nullable Link newest;
  private int size;

  int size() {
    return size;
  }

  /** Returns the one that was the newest before the newest was opened, if it is still there. */
  Optional<Link> secondNewest() {
    return Optional.ofNullable(newest).map(link -> link.older);
  }

  /** Returns the sessions, the oldest first. */
  List<Session> sessions() {
    List<Session> all = new ArrayList<>(size);
    for (Link link = oldest; link != null; link = link.newer) {
      all.add(link.session);
    }
    return all;
  }

  Link add(Session session) {
    Link link = new Link(this, session);
    link.older = newest;
    if (newest == null) {
      oldest = link;
    } else {
      newest.newer = link;
    }
    newest = link;
    size++;
    return link;
  }

  /** Removes the oldest; there has to be one. */
  Link removeOldest() {
    Link removed = Objects.requireNonNull(oldest);
    remove(removed);
    return removed;
  }

  /**
   * Removes one that is there. Queues keep it for a while; if it still knew its neighbours, all
   * that are opened and removed after it would stay in memory with it.
   */
  void remove(Link link) {
    if (link.older == null) {
      oldest = link.newer;
    } else {
      link.older.newer = link.newer;
    }
    if (link.newer == null) {
      newest = link.older;
    } else {
      link.newer.older = link.older;
    }
    link.older = null;
    link.newer = null;
    size--;
  }
}
