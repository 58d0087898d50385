package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.domain.Edition.DEPLOYED;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.Deployment;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.storage.AppStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

final class EmbeddedApps implements AppStore {

  private final Shelves shelves;
  private final Supplier<Deployment> newDeployment;
  private final Consumer<ObjectId> onChange;
  private final Map<String, ObjectId> byClientAppId = new ConcurrentHashMap<>();
  private final Map<ObjectId, ObjectId> byDomainId = new ConcurrentHashMap<>();

  EmbeddedApps(Shelves shelves, Supplier<Deployment> newDeployment, Consumer<ObjectId> onChange) {
    this.shelves = shelves;
    this.newDeployment = newDeployment;
    this.onChange = onChange;
  }

  @Override
  public Optional<App> find(ObjectId appId) {
    return find(appId, DEPLOYED);
  }

  @Override
  public Optional<App> find(ObjectId appId, Edition edition) {
    return shelves.of(appId).editions().map(editions -> editions.app(edition));
  }

  @Override
  public Optional<App> findByClientAppId(String clientAppId) {
    return Optional.ofNullable(byClientAppId.get(clientAppId)).flatMap(this::find);
  }

  @Override
  public Optional<App> findByDomainId(ObjectId domainId) {
    return Optional.ofNullable(byDomainId.get(domainId)).flatMap(this::find);
  }

  @Override
  public List<App> list() {
    return shelves.all().stream()
        .flatMap(shelf -> shelf.editions().stream())
        .map(editions -> editions.app(DEPLOYED))
        .toList();
  }

  @Override
  public synchronized boolean insert(App app, List<ConfigDocument> parts) {
    if (find(app.id()).isPresent() || byClientAppId.containsKey(app.clientAppId())) {
      return false;
    }
    Configuration first = new Configuration(app.as(DEPLOYED), ConfigParts.EMPTY.with(parts));
    shelves.add(app.id(), new Editions(first, newDeployment, () -> onChange.accept(app.id())));
    byClientAppId.put(app.clientAppId(), app.id());
    byDomainId.put(app.domainId(), app.id());
    return true;
  }

  @Override
  public Optional<App> update(ObjectId appId, Edition edition, UnaryOperator<App> change) {
    return shelves.of(appId).editions().flatMap(editions -> editions.change(edition, change));
  }

  @Override
  public synchronized Optional<App> delete(ObjectId appId) {
    Optional<App> removed = shelves.remove(appId).editions().map(e -> e.app(DEPLOYED));
    removed.map(App::clientAppId).ifPresent(byClientAppId::remove);
    removed.map(App::domainId).ifPresent(byDomainId::remove);
    return removed;
  }
}
