package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.embedded.SessionChain.Link;
import java.util.Optional;

/**
 * The sessions that are not the newest of their users: they are kept while there is room for them,
 * the first to come being the first to go. Safe to use from any thread.
 */
final class SurplusSessions {

  private final int most;
  private LazyQueue<Link> kept = empty();

  /**
   * Makes a list without any.
   *
   * @param most how many are kept
   */
  SurplusSessions(int most) {
    this.most = most;
  }

  private static LazyQueue<Link> empty() {
    return new LazyQueue<>(link -> !link.isSurplus);
  }

  /** Adds a session as the newest, unless it is there; returns the oldest if it has to go. */
  synchronized Optional<Link> add(Link link) {
    if (link.isSurplus) {
      return Optional.empty();
    }
    link.isSurplus = true;
    kept.add(link);
    Optional<Link> oldest = kept.size() > most ? kept.poll() : Optional.empty();
    oldest.ifPresent(one -> one.isSurplus = false);
    return oldest;
  }

  synchronized void remove(Link link) {
    if (link.isSurplus) {
      link.isSurplus = false;
      kept.oneIsGone();
    }
  }

  synchronized void clear() {
    kept = empty();
  }
}
