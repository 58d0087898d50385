package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Deployment;
import io.appservices.emulator.storage.DeploymentStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

final class EmbeddedDeployments implements DeploymentStore {

  private final Shelves shelves;
  private final List<Consumer<ObjectId>> listeners = new CopyOnWriteArrayList<>();

  EmbeddedDeployments(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<ObjectId> draft(ObjectId appId) {
    return editions(appId).flatMap(Editions::draft);
  }

  @Override
  public boolean openDraft(ObjectId appId, ObjectId draftId) {
    return editions(appId).filter(editions -> editions.openDraft(draftId)).isPresent();
  }

  @Override
  public boolean discard(ObjectId appId, ObjectId draftId) {
    return editions(appId).filter(editions -> editions.discard(draftId)).isPresent();
  }

  @Override
  public Optional<Deployment> deploy(ObjectId appId, ObjectId draftId, String name) {
    return editions(appId).flatMap(editions -> editions.deploy(draftId, name));
  }

  @Override
  public List<Deployment> list(ObjectId appId) {
    return editions(appId).map(Editions::deployments).orElse(List.of());
  }

  @Override
  public Optional<Deployment> redeploy(ObjectId appId, ObjectId deploymentId) {
    return editions(appId).flatMap(editions -> editions.redeploy(deploymentId));
  }

  @Override
  public void onChange(Consumer<ObjectId> listener) {
    listeners.add(listener);
  }

  /** What is deployed of an app was changed. */
  void changed(ObjectId appId) {
    listeners.forEach(listener -> listener.accept(appId));
  }

  private Optional<Editions> editions(ObjectId appId) {
    return shelves.of(appId).editions();
  }
}
