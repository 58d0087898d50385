package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Secret;
import io.appservices.emulator.storage.SecretStore;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** At most a few dozen for an app: looked through, not indexed. */
final class EmbeddedSecrets implements SecretStore {

  private final Shelves shelves;

  EmbeddedSecrets(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<Secret> findByName(ObjectId appId, String name) {
    return shelves.of(appId).secrets.values().stream()
        .filter(secret -> secret.name().equals(name))
        .findFirst();
  }

  @Override
  public List<Secret> list(ObjectId appId) {
    return List.copyOf(shelves.of(appId).secrets.values());
  }

  @Override
  public boolean insert(ObjectId appId, Secret secret) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      if (!shelf.isOpen() || findByName(appId, secret.name()).isPresent()) {
        return false;
      }
      shelf.secrets.put(secret.id(), secret);
      return true;
    }
  }

  @Override
  public Optional<Secret> replace(ObjectId appId, Secret secret) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      boolean taken =
          findByName(appId, secret.name()).filter(s -> !s.id().equals(secret.id())).isPresent();
      if (taken || !shelf.secrets.containsKey(secret.id())) {
        return Optional.empty();
      }
      shelf.secrets.put(secret.id(), secret);
      return Optional.of(secret);
    }
  }

  @Override
  public Optional<Secret> delete(ObjectId appId, ObjectId secretId) {
    Shelf shelf = shelves.of(appId);
    // Not while one is being replaced, which would bring it back.
    synchronized (shelf) {
      return Optional.ofNullable(shelf.secrets.remove(secretId));
    }
  }
}
