package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.storage.DependencyStore;
import java.util.Optional;
import org.bson.types.ObjectId;

final class EmbeddedDependencies implements DependencyStore {

  private final AppDataMap appData;

  EmbeddedDependencies(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<Dependencies> find(ObjectId appId) {
    AppData data = appData.of(appId);
    synchronized (data) {
      return data.dependencies;
    }
  }

  @Override
  public Optional<byte[]> archive(ObjectId appId) {
    AppData data = appData.of(appId);
    synchronized (data) {
      return data.packages.map(byte[]::clone);
    }
  }

  @Override
  public void put(ObjectId appId, Dependencies dependencies, byte[] archive) {
    set(appId, Optional.of(dependencies), Optional.of(archive.clone()));
  }

  @Override
  public void describe(ObjectId appId, Dependencies dependencies) {
    AppData data = appData.of(appId);
    synchronized (data) {
      set(appId, Optional.of(dependencies), data.packages);
    }
  }

  @Override
  public void delete(ObjectId appId) {
    set(appId, Optional.empty(), Optional.empty());
  }

  private void set(ObjectId appId, Optional<Dependencies> said, Optional<byte[]> archive) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (data.isOpen()) {
        data.dependencies = said;
        data.packages = archive;
      }
    }
  }
}
