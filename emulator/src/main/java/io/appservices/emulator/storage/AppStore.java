package io.appservices.emulator.storage;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Edition;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * The apps of all groups, each with all that it is set up with as one value. Where nothing else is
 * said, an app is answered as it is deployed.
 */
public interface AppStore {

  /** Returns an app with all that it is set up with: a snapshot that no later change touches. */
  Optional<Versioned<AppState>> state(ObjectId appId);

  default Optional<App> find(ObjectId appId) {
    return find(appId, Edition.DEPLOYED);
  }

  default Optional<App> find(ObjectId appId, Edition edition) {
    Optional<Versioned<AppState>> state = state(appId);
    return state.isPresent() ? Optional.of(state.get().value().app(edition)) : Optional.empty();
  }

  Optional<App> findByClientAppId(String clientAppId);

  Optional<App> findByDomainId(ObjectId domainId);

  /** Returns all apps, in the order they were made. */
  List<App> list();

  /** Adds an app without parts, as {@link #insert(AppState)} does. */
  default boolean insert(App app) {
    return insert(AppState.of(app, List.of()));
  }

  /**
   * Adds an app.
   *
   * @return false, and nothing is changed, if its id or client app id is taken
   */
  boolean insert(AppState app);

  /**
   * Puts another state in the place of the one that has a version. The ids of the app must stay.
   *
   * @return false, and nothing is changed, if it has another version by now, or there is no such
   *     app: read it again, then
   */
  boolean replace(ObjectId appId, long expectedVersion, AppState next);

  /**
   * Removes an app. From then on no store finds, takes or changes anything of it but sessions,
   * which are removed by {@link SessionStore#deleteAll(ObjectId)}. Of concurrent calls exactly one
   * gets it.
   *
   * @return the removed app, or empty if there was none
   */
  Optional<App> delete(ObjectId appId);
}
