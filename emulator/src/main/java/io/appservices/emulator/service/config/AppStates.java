package io.appservices.emulator.service.config;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/** The apps and how they are set up: one snapshot for a reader, one step for a change. */
public final class AppStates {

  /**
   * The outcome of one attempt at a change.
   *
   * @param result for the caller
   * @param after empty if nothing is to be changed
   */
  record Attempt<R>(R result, Optional<AppState> after) {}

  private final AppStore apps;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Listeners<ObjectId> listeners = new Listeners<>("deployments");

  public AppStates(AppStore apps, EmulatorClock clock, Ids ids) {
    this.apps = apps;
    this.clock = clock;
    this.ids = ids;
  }

  /** Returns the current state of an app; empty if there is no such app. */
  public Optional<AppState> find(ObjectId appId) {
    return apps.state(appId).map(Versioned::value);
  }

  /**
   * Adds an app with the first parts of its configuration, in one step; that is no deployment.
   *
   * @param parts with names of their own
   * @return false, and nothing is changed, if its id or client app id is taken
   */
  public boolean insert(App app, List<ConfigDocument> parts) {
    return apps.insert(AppState.of(app, parts));
  }

  /** Returns services that read an app in a state that it need not have any more. */
  ConfigServices reading(AppState state) {
    return ConfigServices.of(new AppStates(new UnchangedApp(state), clock, ids), clock, ids);
  }

  /** Changes one edition of an app. Its ids must stay. */
  public UpdateResult<App> update(ObjectId appId, Edition edition, Update<App> change) {
    return update(appId, (state, now) -> changed(state, edition, change, now))
        .orElseGet(UpdateResult.Missing::new);
  }

  private static Attempt<UpdateResult<App>> changed(
      AppState state, Edition edition, Update<App> change, Deployment now) {
    if (!state.isOpen(edition)) {
      return new Attempt<>(new UpdateResult.Missing<>(), Optional.empty());
    }
    App before = state.app(edition);
    Optional<App> after = change.apply(before);
    return new Attempt<>(
        UpdateResult.of(before, after.map(app -> app.as(edition))),
        after.flatMap(app -> state.edit(edition, app, now)));
  }

  /** Returns the parts of one edition; those of kinds that are not deployed are the same in all. */
  public EditionParts config(Edition edition) {
    return new EditionParts(this, edition);
  }

  public Deployments deployments() {
    return new Deployments(this);
  }

  /**
   * Calls a listener with the id of an app after every change of what is deployed of it, by
   * whatever way; not for what is always live. It is called on the thread that made the change.
   */
  public ListenerRegistration onChange(Consumer<ObjectId> listener) {
    return listeners.add(listener);
  }

  /** Calls the listeners since another process that shares the storage changed an app. */
  public void changedElsewhere(ObjectId appId) {
    listeners.tell(appId);
  }

  /**
   * Makes a change, again if another one got ahead.
   *
   * @param change a pure function of the state and of the deployment that the change is if it is
   *     one
   * @return the result of the change; empty if there is no such app
   */
  <R> Optional<R> update(ObjectId appId, BiFunction<AppState, Deployment, Attempt<R>> change) {
    Optional<Versioned<AppState>> read = apps.state(appId);
    while (read.isPresent()) {
      Versioned<AppState> before = read.get();
      Deployment now = new Deployment(ids.next(), clock.seconds());
      Attempt<R> attempt = change.apply(before.value(), now);
      if (attempt.after().isEmpty()) {
        return Optional.of(attempt.result());
      }
      AppState after = attempt.after().get();
      if (apps.replace(appId, before.version(), after)) {
        tell(before.value(), after);
        return Optional.of(attempt.result());
      }
      read = apps.state(appId);
    }
    return Optional.empty();
  }

  /**
   * Applies a change that has no result as {@link #update} does, and returns whether it was made.
   */
  boolean change(ObjectId appId, BiFunction<AppState, Deployment, Optional<AppState>> change) {
    return update(
            appId,
            (state, now) -> {
              Optional<AppState> after = change.apply(state, now);
              return new Attempt<>(after.isPresent(), after);
            })
        .orElse(false);
  }

  private void tell(AppState before, AppState after) {
    if (before.deployed().revision() != after.deployed().revision()) {
      listeners.tell(after.id());
    }
  }
}
