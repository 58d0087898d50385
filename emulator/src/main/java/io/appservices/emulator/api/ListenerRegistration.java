package io.appservices.emulator.api;

/**
 * A listener that was added. Closing it removes the listener, which may still hear of an event that
 * is being told of just then; a second close does nothing. Safe to close from any thread, also from
 * the listener itself.
 */
public interface ListenerRegistration extends AutoCloseable {

  /** Removes the listener; it throws nothing. */
  @Override
  void close();
}
