package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.domain.app.Edition.DEPLOYED;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;

final class EmbeddedApps implements AppStore {

  private final AppDataMap appData;
  private final Map<String, ObjectId> byClientAppId = new ConcurrentHashMap<>();
  private final Map<ObjectId, ObjectId> byDomainId = new ConcurrentHashMap<>();

  EmbeddedApps(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<Versioned<AppState>> state(ObjectId appId) {
    return appData.of(appId).app();
  }

  @Override
  public Optional<App> findByClientAppId(String clientAppId) {
    ObjectId id = byClientAppId.get(clientAppId);
    return id == null ? Optional.empty() : find(id);
  }

  @Override
  public Optional<App> findByDomainId(ObjectId domainId) {
    ObjectId id = byDomainId.get(domainId);
    return id == null ? Optional.empty() : find(id);
  }

  @Override
  public List<App> list() {
    return appData.all().stream()
        .flatMap(data -> data.app().stream())
        .map(app -> app.value().app(DEPLOYED))
        .toList();
  }

  @Override
  public synchronized boolean insert(AppState state) {
    App app = state.app(DEPLOYED);
    if (state(app.id()).isPresent() || byClientAppId.containsKey(app.clientAppId())) {
      return false;
    }
    appData.add(state);
    byClientAppId.put(app.clientAppId(), app.id());
    byDomainId.put(app.domainId(), app.id());
    return true;
  }

  @Override
  public boolean replace(ObjectId appId, long expectedVersion, AppState next) {
    return appData.of(appId).replace(expectedVersion, next);
  }

  @Override
  public synchronized Optional<App> delete(ObjectId appId) {
    Optional<App> removed = appData.remove(appId).app().map(app -> app.value().app(DEPLOYED));
    removed.map(App::clientAppId).ifPresent(byClientAppId::remove);
    removed.map(App::domainId).ifPresent(byDomainId::remove);
    return removed;
  }
}
