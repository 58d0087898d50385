package io.appservices.emulator.token;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were checked last, so that a client that sends the same one with every call costs
 * one signature and not many. It says nothing about whether a token is still good: only that its
 * signature was.
 *
 * <p>A table of fixed size without locks: a token that falls on the place of another takes it.
 */
final class CheckedTokens {

  private static final int PLACES = 1 << 10;

  private record Checked(String compact, Token token) {}

  private final AtomicReferenceArray<Checked> places = new AtomicReferenceArray<>(PLACES);

  /** Returns a token that was checked recently; null if it was not. */
  @Nullable Token find(String compact) {
    Checked checked = places.get(place(compact));
    return checked != null && checked.compact().equals(compact) ? checked.token() : null;
  }

  void add(String compact, Token token) {
    places.set(place(compact), new Checked(compact, token));
  }

  private static int place(String compact) {
    int hash = compact.hashCode();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}
