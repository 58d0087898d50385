package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Update;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Makes, finds and removes apps. */
public final class AppService {

  private static final int SUFFIX_LETTERS = 5;

  private final AppStore apps;
  private final AppStates states;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Secrets secrets;
  private final Consumer<App> onDelete;
  private final boolean autoConfirm;

  /**
   * Makes the service.
   *
   * @param onDelete told of every app that was deleted
   * @param autoConfirm whether apps that are ready let accounts be confirmed automatically
   */
  public AppService(
      AppStore apps,
      AppStates states,
      EmulatorClock clock,
      Ids ids,
      Secrets secrets,
      Consumer<App> onDelete,
      boolean autoConfirm) {
    this.autoConfirm = autoConfirm;
    this.states = states;
    this.onDelete = onDelete;
    this.apps = apps;
    this.clock = clock;
    this.ids = ids;
    this.secrets = secrets;
  }

  /** Makes an app as the service does, with the providers that the options say. */
  public App create(ObjectId groupId, String name, AppOptions options) {
    return create(groupId, name, options, List.of());
  }

  /**
   * Makes an app in the same way, with the first parts of its configuration, in one step.
   *
   * @param parts as they would be added to an app; they have names of their own
   */
  public App create(ObjectId groupId, String name, AppOptions options, List<ConfigDocument> parts) {
    AppNames.check(name);
    while (true) {
      String clientAppId = suffixed(name);
      Optional<App> made = create(ids::next, groupId, name, clientAppId, options, parts);
      if (made.isPresent()) {
        return made.get();
      }
    }
  }

  private String suffixed(String name) {
    return name.toLowerCase(Locale.ROOT) + "-" + secrets.letters(SUFFIX_LETTERS);
  }

  /** Returns a client app id for a name that no app has now. */
  public String unusedClientAppId(String name) {
    String clientAppId = suffixed(name);
    while (find(clientAppId).isPresent()) {
      clientAppId = suffixed(name);
    }
    return clientAppId;
  }

  /** Makes an app in the same way, with a client app id; empty if that is taken. */
  public Optional<App> create(
      ObjectId groupId, String name, String clientAppId, AppOptions options) {
    AppNames.check(name);
    return create(ids::next, groupId, name, clientAppId, options, List.of());
  }

  /** Makes an app in the same way, with both its ids; empty if one of them is taken. */
  public Optional<App> create(
      ObjectId id, ObjectId groupId, String name, String clientAppId, AppOptions options) {
    AppNames.check(name);
    return create(() -> id, groupId, name, clientAppId, options, List.of());
  }

  private Optional<App> create(
      Supplier<ObjectId> id,
      ObjectId groupId,
      String name,
      String clientAppId,
      AppOptions options,
      List<ConfigDocument> parts) {
    App app = app(id.get(), clientAppId, name, groupId, options);
    return states.insert(app, parts) ? Optional.of(app) : Optional.empty();
  }

  /** Returns the app with this {@code _id}, if there is one. */
  public Optional<App> find(ObjectId appId) {
    return apps.find(appId);
  }

  /** Returns the app that clients name by this id, if there is one. */
  public Optional<App> find(String clientAppId) {
    return apps.findByClientAppId(clientAppId);
  }

  /**
   * Makes an app that a client can use at once: anon-user, local-userpass and api-key are switched
   * on.
   *
   * @param clientAppId its name is the part before the last dash
   * @return the app, or the one that has the client app id already
   */
  public App createReady(ObjectId appId, ObjectId groupId, String clientAppId) {
    String name = AppNames.in(clientAppId);
    App app = app(appId, clientAppId, name, groupId, AppOptions.READY);
    return apps.insert(app) ? app : apps.findByClientAppId(clientAppId).orElseThrow();
  }

  private List<AuthProvider> providers(boolean ready) {
    return ready
        ? readyProviders()
        : List.of(new AuthProvider(ids.next(), ProviderType.API_KEY, true, new Document()));
  }

  private List<AuthProvider> readyProviders() {
    return List.of(
        AuthProvider.enabled(ids.next(), ProviderType.API_KEY, new Document()),
        AuthProvider.enabled(ids.next(), ProviderType.ANON_USER, new Document()),
        AuthProvider.enabled(
            ids.next(),
            ProviderType.LOCAL_USERPASS,
            new Document("config", new Document("autoConfirm", autoConfirm))));
  }

  /** Returns the app that clients name by this id. */
  public App get(String clientAppId) {
    return apps.findByClientAppId(clientAppId).orElseThrow(() -> Refusals.unknownApp(clientAppId));
  }

  /** Returns the app of a group that the Admin API names by this id. */
  public App get(ObjectId groupId, ObjectId appId, Edition edition) {
    return apps.find(appId, edition)
        .filter(app -> app.groupId().equals(groupId))
        .orElseThrow(() -> AdminRefusals.appNotFound(appId.toHexString()));
  }

  /** Returns the apps of a group, in the order they were made. */
  public List<App> list(ObjectId groupId, Edition edition) {
    return apps.list().stream()
        .filter(app -> app.groupId().equals(groupId))
        .flatMap(app -> apps.find(app.id(), edition).stream())
        .toList();
  }

  /** Sets how long refresh tokens live that are issued from now on. */
  public void setRefreshTokenLifetime(App app, Duration lifetime) {
    change(app, a -> a.withRefreshTokenLifetime(lifetime));
  }

  /** Sets which browser origins may call the app; none means all. */
  public void setAllowedRequestOrigins(App app, List<String> origins) {
    change(app, a -> a.withAllowedRequestOrigins(origins));
  }

  /**
   * Says what the app is used for.
   *
   * @param environment the empty string or the name of an environment
   * @return the new state
   */
  public App setEnvironment(App app, String environment) {
    return change(app, a -> a.withEnvironment(environment));
  }

  private App change(App app, UnaryOperator<App> change) {
    long now = clock.seconds();
    return states
        .update(app.id(), app.edition(), Update.to(a -> change.apply(a).withLastModified(now)))
        .orElseThrow(() -> gone(app));
  }

  /** Removes an app with all that belongs to it; its sessions end. */
  public void delete(App app) {
    if (apps.delete(app.id()).isEmpty()) {
      throw gone(app);
    }
    onDelete.accept(app);
  }

  private static AppServicesException gone(App app) {
    return AdminRefusals.appNotFound(app.id().toHexString());
  }

  private App app(
      ObjectId id, String clientAppId, String name, ObjectId groupId, AppOptions options) {
    return new App(
        id,
        clientAppId,
        name,
        groupId,
        ids.next(),
        options.product(),
        options.location(),
        options.deploymentModel(),
        options.providerRegion(),
        options.environment(),
        clock.seconds(),
        App.DEFAULT_REFRESH_TOKEN_LIFETIME,
        List.of(),
        providers(options.ready()),
        Edition.DEPLOYED);
  }
}
