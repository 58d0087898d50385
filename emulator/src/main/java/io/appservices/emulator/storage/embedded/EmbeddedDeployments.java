package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Deployment;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.storage.DeploymentStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

final class EmbeddedDeployments implements DeploymentStore {

  private final Shelves shelves;
  private final Listeners<ObjectId> listeners = new Listeners<>("deployments");

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
  public boolean stage(ObjectId appId, Edition from) {
    return editions(appId).filter(editions -> editions.stage(from)).isPresent();
  }

  @Override
  public boolean publish(ObjectId appId, boolean deployed) {
    return editions(appId).filter(editions -> editions.publish(deployed)).isPresent();
  }

  @Override
  public void unstage(ObjectId appId) {
    editions(appId).ifPresent(Editions::unstage);
  }

  @Override
  public void onChange(Consumer<ObjectId> listener) {
    listeners.add(listener);
  }

  /** What is deployed of an app was changed. */
  void changed(ObjectId appId) {
    listeners.tell(appId);
  }

  private Optional<Editions> editions(ObjectId appId) {
    return shelves.of(appId).editions();
  }
}
