package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.storage.AppStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

final class EmbeddedApps implements AppStore {

  private final Shelves shelves;
  private final ConcurrentSkipListMap<ObjectId, App> apps = new ConcurrentSkipListMap<>();
  private final Map<String, App> byClientAppId = new ConcurrentHashMap<>();
  private final Map<ObjectId, App> byDomainId = new ConcurrentHashMap<>();

  EmbeddedApps(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<App> find(ObjectId appId) {
    return Optional.ofNullable(apps.get(appId));
  }

  @Override
  public Optional<App> findByClientAppId(String clientAppId) {
    return Optional.ofNullable(byClientAppId.get(clientAppId));
  }

  @Override
  public Optional<App> findByDomainId(ObjectId domainId) {
    return Optional.ofNullable(byDomainId.get(domainId));
  }

  @Override
  public List<App> list() {
    return List.copyOf(apps.values());
  }

  @Override
  public synchronized boolean insert(App app) {
    if (apps.containsKey(app.id()) || byClientAppId.containsKey(app.clientAppId())) {
      return false;
    }
    shelves.add(app.id());
    put(app);
    return true;
  }

  @Override
  public synchronized Optional<App> update(ObjectId appId, UnaryOperator<App> change) {
    Optional<App> changed = find(appId).map(change);
    changed.ifPresent(this::put);
    return changed;
  }

  @Override
  public synchronized Optional<App> delete(ObjectId appId) {
    App removed = apps.remove(appId);
    if (removed != null) {
      byClientAppId.remove(removed.clientAppId());
      byDomainId.remove(removed.domainId());
      shelves.remove(appId);
    }
    return Optional.ofNullable(removed);
  }

  private void put(App app) {
    apps.put(app.id(), app);
    byClientAppId.put(app.clientAppId(), app);
    byDomainId.put(app.domainId(), app);
  }
}
