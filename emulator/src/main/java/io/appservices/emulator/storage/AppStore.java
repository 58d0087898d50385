package io.appservices.emulator.storage;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.Edition;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** The apps of all groups, as they are deployed where nothing else is said. */
public interface AppStore {

  Optional<App> find(ObjectId appId);

  Optional<App> find(ObjectId appId, Edition edition);

  Optional<App> findByClientAppId(String clientAppId);

  Optional<App> findByDomainId(ObjectId domainId);

  /** All apps, in the order they were made. */
  List<App> list();

  /** Adds an app without parts, as {@link #insert(App, List)} does. */
  default boolean insert(App app) {
    return insert(app, List.of());
  }

  /**
   * Adds an app with the first parts of its configuration, in one step; that is no deployment.
   *
   * @param parts of kinds that are deployed, with names of their own
   * @return false, and nothing is changed, if its id or client app id is taken
   */
  boolean insert(App app, List<ConfigDocument> parts);

  /**
   * Changes one edition of an app. Its ids and the edition must stay.
   *
   * @return what it is now, or empty if there is no such app
   */
  Optional<App> update(ObjectId appId, Edition edition, UnaryOperator<App> change);

  /**
   * Removes an app with everything that any store keeps for it, but for sessions. Of concurrent
   * calls exactly one gets it.
   *
   * @return what it was, or empty if there was none
   */
  Optional<App> delete(ObjectId appId);
}
