package io.appservices.emulator.token;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were checked last, so that a client that sends the same one with every call costs
 * one signature and not many. It says nothing about whether a token is still good: only that its
 * signature was.
 *
 * <p>A table of fixed size without locks, in sets of a few places, one of which is found by the
 * token's signature. The token that was added first leaves its set. A race of two additions may
 * cost a token its place, which only means that it is checked again.
 */
final class CheckedTokens {

  private static final int SETS = 1 << 8;
  private static final int SET_PLACES = 4;

  /** So many of the last characters, of a signature, tell tokens apart. */
  private static final int TELLING = 8;

  private record Checked(int hash, String compact, Token token) {}

  private final AtomicReferenceArray<@Nullable Checked> places =
      new AtomicReferenceArray<>(SETS * SET_PLACES);

  /** Returns a token that was checked recently; null if it was not. */
  @Nullable Token find(String compact) {
    int hash = hash(compact);
    int first = first(hash);
    for (int place = first; place < first + SET_PLACES; place++) {
      Checked checked = places.get(place);
      if (checked != null && checked.hash() == hash && checked.compact().equals(compact)) {
        return checked.token();
      }
    }
    return null;
  }

  void add(String compact, Token token) {
    int hash = hash(compact);
    Checked added = new Checked(hash, compact, token);
    int first = first(hash);
    for (int place = first; place < first + SET_PLACES && added != null; place++) {
      added = places.getAndSet(place, added);
    }
  }

  private static int first(int hash) {
    return ((hash ^ hash >>> 16) & SETS - 1) * SET_PLACES;
  }

  private static int hash(String compact) {
    int hash = 0;
    for (int i = Math.max(0, compact.length() - TELLING); i < compact.length(); i++) {
      hash = 31 * hash + compact.charAt(i);
    }
    return hash;
  }
}
