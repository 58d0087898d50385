package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Storage;
import java.util.Objects;
import org.bson.types.ObjectId;

/**
 * Puts entries into the stores, and takes them out again; the events of their apps tell of both.
 */
final class EntryLoader {

  private final Storage storage;
  private final UserEvents events;

  EntryLoader(Storage storage, UserEvents events) {
    this.storage = storage;
    this.events = events;
  }

  /**
   * Adds an entry, whole or not at all.
   *
   * @return false if something of it is there already, or the app is gone
   */
  boolean add(Entry entry) {
    Order order = order(entry);
    try {
      boolean added = insert(entry);
      if (added) {
        publish(entry);
      }
      return added;
    } finally {
      order.end();
    }
  }

  /** Takes out an entry that was added, with the keys that there are of it. */
  void remove(Entry entry) {
    Order order = order(entry);
    try {
      delete(entry);
      publishRemoval(entry);
    } finally {
      order.end();
    }
  }

  private Order order(Entry entry) {
    ObjectId id =
        entry.user() != null ? entry.user().id() : Objects.requireNonNull(entry.account()).id();
    return events.order(entry.app(), id);
  }

  private boolean insert(Entry entry) {
    ObjectId app = entry.app().id();
    if (entry.account() != null && !storage.registrations().insert(app, entry.account())) {
      return false;
    }
    if (entry.user() != null && !storage.users().insert(app, entry.user())) {
      deleteAccount(entry);
      return false;
    }
    for (ApiKey key : entry.keys()) {
      if (storage.apiKeys().insert(app, key, Integer.MAX_VALUE) != Insertion.ADDED) {
        delete(entry);
        return false;
      }
    }
    return true;
  }

  private void delete(Entry entry) {
    deleteAccount(entry);
    if (entry.user() != null) {
      storage.users().delete(entry.app().id(), entry.user().id());
      storage.apiKeys().deleteAll(entry.app().id(), entry.user().id());
    }
  }

  private void deleteAccount(Entry entry) {
    if (entry.account() != null) {
      storage.registrations().delete(entry.app().id(), entry.account().id(), Deletable.ANY);
    }
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
