package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.ApiKey;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Registration;
import io.appservices.emulator.domain.User;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts entries into the stores. The entries were checked; if somebody took a name since, what was
 * put there is taken out again.
 */
final class Loading {

  private final Storage storage;
  private final Deque<Runnable> undoing = new ArrayDeque<>();

  Loading(Storage storage) {
    this.storage = storage;
  }

  /** False if something of it is there already, or the app is gone. */
  boolean add(Entry entry) {
    return (entry.account() == null || add(entry.app(), entry.account()))
        && (entry.user() == null || add(entry.app(), entry.user()))
        && entry.keys().stream().allMatch(key -> add(entry.app(), key));
  }

  /** Takes out everything that was added. */
  void undo() {
    undoing.forEach(Runnable::run);
    undoing.clear();
  }

  private boolean add(App app, Registration account) {
    return undoable(
        storage.registrations().insert(app.id(), account),
        () -> storage.registrations().delete(app.id(), account.id(), any -> true));
  }

  private boolean add(App app, User user) {
    return undoable(
        storage.users().insert(app.id(), user), () -> storage.users().delete(app.id(), user.id()));
  }

  private boolean add(App app, ApiKey key) {
    return undoable(
        storage.apiKeys().insertUnless(app.id(), key, beside -> false),
        () -> storage.apiKeys().delete(app.id(), key.id()));
  }

  private boolean undoable(boolean done, Runnable undo) {
    if (done) {
      undoing.push(undo);
    }
    return done;
  }
}
