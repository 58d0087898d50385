package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.storage.ConfigStore;
import io.appservices.emulator.storage.embedded.ConfigParts.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** One edition of the configuration of all apps. */
final class EmbeddedConfig implements ConfigStore {

  private final Shelves shelves;
  private final Edition edition;

  EmbeddedConfig(Shelves shelves, Edition edition) {
    this.shelves = shelves;
    this.edition = edition;
  }

  @Override
  public Optional<ConfigDocument> find(ObjectId appId, ConfigKind kind, ObjectId id) {
    return parts(appId, kind).find(kind, id);
  }

  @Override
  public Optional<ConfigDocument> findByName(ObjectId appId, ConfigKind kind, String name) {
    return parts(appId, kind).findByName(kind, name);
  }

  @Override
  public List<ConfigDocument> list(ObjectId appId, ConfigKind kind) {
    return parts(appId, kind).list(kind);
  }

  @Override
  public boolean insertAll(ObjectId appId, List<ConfigDocument> documents) {
    return change(appId, documents.get(0).kind(), parts -> added(parts, documents)).isPresent();
  }

  private static Optional<Change> added(ConfigParts before, List<ConfigDocument> documents) {
    ConfigParts parts = before;
    for (ConfigDocument document : documents) {
      if (parts.findByName(document.kind(), document.name()).isPresent()) {
        return Optional.empty();
      }
      parts = parts.with(document);
    }
    return Optional.of(new Change(parts, documents.get(documents.size() - 1)));
  }

  @Override
  public Optional<ConfigDocument> update(
      ObjectId appId, ConfigKind kind, ObjectId id, UnaryOperator<ConfigDocument> change) {
    return change(
        appId,
        kind,
        parts ->
            parts
                .find(kind, id)
                .map(change)
                .filter(after -> !parts.isTaken(after))
                .map(after -> new Change(parts.with(after), after)));
  }

  @Override
  public Optional<ConfigDocument> delete(ObjectId appId, ConfigKind kind, ObjectId id) {
    return change(
        appId,
        kind,
        parts -> parts.find(kind, id).map(removed -> new Change(parts.without(removed), removed)));
  }

  private ConfigParts parts(ObjectId appId, ConfigKind kind) {
    return shelves
        .of(appId)
        .editions()
        .map(editions -> editions.parts(edition, kind.isDeployed()))
        .orElse(ConfigParts.EMPTY);
  }

  private Optional<ConfigDocument> change(
      ObjectId appId, ConfigKind kind, Function<ConfigParts, Optional<Change>> change) {
    return shelves
        .of(appId)
        .editions()
        .flatMap(editions -> editions.change(edition, kind.isDeployed(), change));
  }
}
