package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.storage.ConfigStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

final class EmbeddedConfig implements ConfigStore {

  /** The parts of one kind, by id and by name. */
  static final class Parts {
    final ConcurrentNavigableMap<ObjectId, ConfigDocument> byId = new ConcurrentSkipListMap<>();
    final Map<String, ConfigDocument> byName = new ConcurrentHashMap<>();

    private void put(ConfigDocument document) {
      byId.put(document.id(), document);
      byName.put(document.name(), document);
    }
  }

  private static final Parts NONE = new Parts();

  private final Shelves shelves;

  EmbeddedConfig(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<ConfigDocument> find(ObjectId appId, ConfigKind kind, ObjectId id) {
    return Optional.ofNullable(parts(shelves.of(appId), kind).byId.get(id));
  }

  @Override
  public Optional<ConfigDocument> findByName(ObjectId appId, ConfigKind kind, String name) {
    return Optional.ofNullable(parts(shelves.of(appId), kind).byName.get(name));
  }

  @Override
  public List<ConfigDocument> list(ObjectId appId, ConfigKind kind) {
    return List.copyOf(parts(shelves.of(appId), kind).byId.values());
  }

  @Override
  public boolean insert(ObjectId appId, ConfigDocument document) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      if (!shelf.isOpen() || parts(shelf, document.kind()).byName.containsKey(document.name())) {
        return false;
      }
      shelf.config.computeIfAbsent(document.kind(), kind -> new Parts()).put(document);
      return true;
    }
  }

  @Override
  public Optional<ConfigDocument> update(
      ObjectId appId, ConfigKind kind, ObjectId id, UnaryOperator<ConfigDocument> change) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Parts parts = parts(shelf, kind);
      ConfigDocument before = parts.byId.get(id);
      ConfigDocument after = before == null ? null : change.apply(before);
      if (after == null || isTaken(parts, after)) {
        return Optional.empty();
      }
      parts.put(after);
      if (!after.name().equals(before.name())) {
        parts.byName.remove(before.name());
      }
      return Optional.of(after);
    }
  }

  @Override
  public Optional<ConfigDocument> delete(ObjectId appId, ConfigKind kind, ObjectId id) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Parts parts = parts(shelf, kind);
      ConfigDocument removed = parts.byId.remove(id);
      if (removed != null) {
        parts.byName.remove(removed.name());
      }
      return Optional.ofNullable(removed);
    }
  }

  private static boolean isTaken(Parts parts, ConfigDocument document) {
    ConfigDocument owner = parts.byName.get(document.name());
    return owner != null && !owner.id().equals(document.id());
  }

  private static Parts parts(Shelf shelf, ConfigKind kind) {
    return shelf.config.getOrDefault(kind, NONE);
  }
}
