package io.appservices.emulator.service.state;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ListenerList;
import io.appservices.emulator.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes and restores snapshots of the state, and starts over. While it does one of these, no call
 * over HTTP is answered.
 */
public final class StateService {

  /** The number of snapshots that are kept; one more is refused. */
  public static final int MOST_SNAPSHOTS = 10;

  private final Storage storage;
  private final EmulatorIdentity identity;
  private final EmulatorClock clock;
  private final Surroundings surroundings;
  private final Alone alone;
  private final AtomicLong last = new AtomicLong();
  private final Map<Long, Snapshot> snapshots = new LinkedHashMap<>();
  private final ListenerList<Runnable> resetListeners = new ListenerList<>("resets");
  private Runnable seed = () -> {};

  public StateService(
      Storage storage,
      EmulatorIdentity identity,
      EmulatorClock clock,
      Surroundings surroundings,
      Alone alone) {
    this.storage = storage;
    this.identity = identity;
    this.clock = clock;
    this.surroundings = surroundings;
    this.alone = alone;
  }

  /** Sets what makes everything that the emulator starts with; before it listens. */
  public void startsWith(Runnable newSeed) {
    seed = newSeed;
  }

  /**
   * Calls a listener with every reset from now on, between the removal of all state and the making
   * of what the emulator starts with.
   */
  public ListenerRegistration onReset(Runnable listener) {
    return resetListeners.add(listener);
  }

  /**
   * Takes a snapshot.
   *
   * @throws AppServicesException if there are {@value #MOST_SNAPSHOTS} already
   */
  public Snapshot take() {
    return alone.run(
        () -> {
          requireRoom();
          surroundings.settle();
          Snapshot taken =
              new Snapshot(
                  last.incrementAndGet(),
                  clock.instant(),
                  clock.setting(),
                  StateCopy.of(storage, identity),
                  surroundings.copyData());
          synchronized (snapshots) {
            snapshots.put(taken.id(), taken);
          }
          return taken;
        });
  }

  private void requireRoom() {
    synchronized (snapshots) {
      if (snapshots.size() >= MOST_SNAPSHOTS) {
        throw new AppServicesException(
            Kind.CONFLICT,
            "there are %d snapshots already, as many as are kept: delete one, such as %d"
                .formatted(MOST_SNAPSHOTS, snapshots.keySet().iterator().next()));
      }
    }
  }

  /** Returns the snapshots that are kept, the oldest first. */
  public List<Snapshot> list() {
    synchronized (snapshots) {
      return new ArrayList<>(snapshots.values());
    }
  }

  /**
   * Returns a snapshot.
   *
   * @throws AppServicesException if it is not kept
   */
  public Snapshot get(String id) {
    return list().stream()
        .filter(snapshot -> Long.toString(snapshot.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> notFound(id));
  }

  private AppServicesException notFound(String id) {
    List<String> kept = list().stream().map(snapshot -> Long.toString(snapshot.id())).toList();
    String others =
        switch (kept.size()) {
          case 0 -> "none is kept, take one first";
          case 1 -> "the only one is '" + kept.get(0) + "'";
          default -> "choose one of " + String.join(", ", kept);
        };
    return new AppServicesException(
        Kind.NOT_FOUND, "there is no snapshot '%s': %s".formatted(id, others));
  }

  /** Lets go of a snapshot; of concurrent calls exactly one finds it. */
  public void delete(String id) {
    Snapshot found = get(id);
    synchronized (snapshots) {
      if (snapshots.remove(found.id()) == null) {
        throw notFound(id);
      }
    }
  }

  /** Lets go of a snapshot, if it is kept. */
  public void forget(Snapshot snapshot) {
    synchronized (snapshots) {
      snapshots.remove(snapshot.id());
    }
  }

  /**
   * Returns the state of one app while calls about others go on; its own should have ended. It has
   * what there is of no app, too: operators and database users.
   */
  public SavedState save(App app) {
    surroundings.settle();
    Instant now = clock.instant();
    return new SavedState(
        new SavedState.Header(now, clock.isFrozen(), identity, surroundings.options()),
        StateCopy.of(storage, identity, app),
        surroundings.copyData(app.id()));
  }

  /** Adds a state that was saved to that of this emulator, which has its identity already. */
  public void open(SavedState saved) {
    saved.state().addTo(storage);
    surroundings.restoreData(saved.data());
    saved.state().appIds().forEach(surroundings::reread);
  }

  /** Has the clock go on where it was when a state was saved. */
  public void goOnAt(SavedState saved) {
    saved.setClock(clock);
  }

  /** Puts the state of a snapshot, which stays, in the place of the one that there is. */
  public void restore(Snapshot snapshot) {
    alone.run(
        () -> {
          surroundings.settle();
          surroundings.replacing();
          for (App app : storage.apps().list()) {
            remove(app);
            if (!snapshot.state().has(app.id())) {
              surroundings.forget(app);
            }
          }
          removeOthers();
          snapshot.state().addTo(storage);
          surroundings.forgetPast();
          surroundings.restoreData(snapshot.data());
          clock.setTo(snapshot.clock());
          snapshot.state().appIds().forEach(surroundings::reread);
          surroundings.replaced();
          return null;
        });
  }

  /**
   * Removes everything but snapshots and makes what the emulator starts with.
   *
   * @throws io.appservices.emulator.api.error.EmulatorException if a file or folder to start with
   *     cannot be used by now; what it would have made is missing then
   */
  public void reset() {
    alone.run(
        () -> {
          surroundings.settle();
          surroundings.replacing();
          for (App app : storage.apps().list()) {
            remove(app);
            surroundings.forget(app);
          }
          removeOthers();
          surroundings.forgetPast();
          surroundings.clear();
          resetListeners.forEach(Runnable::run);
          seed.run();
          surroundings.replaced();
          return null;
        });
  }

  private void remove(App app) {
    storage.apps().delete(app.id());
    storage.sessions().deleteAll(app.id());
  }

  private void removeOthers() {
    storage.mails().clear();
    storage.sessions().deleteAll(identity.domainId());
    storage
        .databaseUsers()
        .list(identity.groupId())
        .forEach(user -> storage.databaseUsers().delete(user.key()));
  }
}
