package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.storage.ImportStore;
import io.appservices.emulator.storage.ImportStore.Imported;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Puts entries into the stores, and takes them out again; the events of their apps tell of both.
 */
final class EntryLoader {

  private final ImportStore imports;
  private final UserEvents events;

  EntryLoader(ImportStore imports, UserEvents events) {
    this.imports = imports;
    this.events = events;
  }

  /** Returns how many entries are added at a time. */
  int most() {
    return imports.most();
  }

  /**
   * Adds entries, all or none.
   *
   * @param some {@link #most} at most
   * @return the index of the first that cannot be added, as something of it is there already, or
   *     the app is gone; empty if all were added
   */
  OptionalInt add(List<Entry> some) {
    Order order = order(some);
    try {
      OptionalInt taken = imports.insert(some.stream().map(EntryLoader::imported).toList());
      if (taken.isEmpty()) {
        some.forEach(this::publish);
      }
      return taken;
    } finally {
      order.end();
    }
  }

  /** Takes out an entry that was added, with the keys that there are of it. */
  void remove(Entry entry) {
    Order order = order(List.of(entry));
    try {
      imports.delete(imported(entry));
      publishRemoval(entry);
    } finally {
      order.end();
    }
  }

  private Order order(List<Entry> some) {
    return events.orders(
        some.stream()
            .filter(entry -> events.isHeard(entry.app()))
            .map(
                entry ->
                    entry.user() != null
                        ? entry.user().id()
                        : Objects.requireNonNull(entry.account()).id())
            .toList());
  }

  private static Imported imported(Entry entry) {
    return new Imported(entry.app().id(), entry.user(), entry.account(), entry.keys());
  }

  /** The account and the keys of a user come with it, and have no events of their own. */
  private void publish(Entry entry) {
    App app = entry.app();
    if (entry.user() != null) {
      events.imported(app, entry.user(), true);
    } else if (entry.account() != null) {
      events.registered(app, entry.account(), Actor.OPERATOR);
      if (entry.account().confirmed()) {
        events.confirmed(app, entry.account(), Actor.OPERATOR);
      }
    }
  }

  private void publishRemoval(Entry entry) {
    if (entry.user() != null) {
      events.imported(entry.app(), entry.user(), false);
    } else if (entry.account() != null) {
      events.registrationDeleted(entry.app(), entry.account(), Actor.OPERATOR);
    }
  }
}
