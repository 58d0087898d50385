package io.appservices.emulator.inprocess;

import io.appservices.emulator.api.ListenerRegistration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The listeners that one user of an emulator added, which end with its use. */
public final class Registrations implements AutoCloseable {

  private final Set<ListenerRegistration> open = ConcurrentHashMap.newKeySet();

  /** Adds a registration to those that this closes. */
  public ListenerRegistration keep(ListenerRegistration registration) {
    ListenerRegistration kept =
        new ListenerRegistration() {
          @Override
          public void close() {
            open.remove(this);
            registration.close();
          }
        };
    open.add(kept);
    return kept;
  }

  /** Removes all listeners that are left. */
  @Override
  public void close() {
    open.forEach(ListenerRegistration::close);
  }
}
