package io.appservices.emulator.domain.app;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one configuration. It never changes: a change makes another one that shares all
 * kinds but one with it, so that keeping an old one costs little.
 */
public final class ConfigParts {

  /** The parts of one kind, by id and by name. */
  private record Kind(NavigableMap<ObjectId, ConfigDocument> byId, Map<String, ObjectId> byName) {

    static final Kind EMPTY = new Kind(Collections.emptyNavigableMap(), Map.of());
  }

  /** A configuration without parts. */
  public static final ConfigParts EMPTY = new ConfigParts(Map.of());

  private final Map<ConfigKind, Kind> kinds;

  private ConfigParts(Map<ConfigKind, Kind> kinds) {
    this.kinds = kinds;
  }

  /** Returns all parts, kind by kind. */
  public List<ConfigDocument> all() {
    return kinds.keySet().stream().flatMap(kind -> list(kind).stream()).toList();
  }

  public Optional<ConfigDocument> find(ConfigKind kind, ObjectId id) {
    return Optional.ofNullable(of(kind).byId().get(id));
  }

  public Optional<ConfigDocument> findByName(ConfigKind kind, String name) {
    return Optional.ofNullable(of(kind).byName().get(name)).flatMap(id -> find(kind, id));
  }

  /** Returns the parts of a kind, in the order of their ids. */
  public List<ConfigDocument> list(ConfigKind kind) {
    return List.copyOf(of(kind).byId().values());
  }

  /** Returns whether another part of its kind has its name. */
  public boolean isTaken(ConfigDocument document) {
    ObjectId owner = of(document.kind()).byName().get(document.name());
    return owner != null && !owner.equals(document.id());
  }

  /** Returns the parts with one in place of the part with the same id. */
  public ConfigParts with(ConfigDocument document) {
    return changed(document.kind(), document.id(), document);
  }

  /** Returns the parts with some in place of the parts with the same ids. */
  public ConfigParts with(List<ConfigDocument> documents) {
    ConfigParts parts = this;
    for (ConfigDocument document : documents) {
      parts = parts.with(document);
    }
    return parts;
  }

  /** Returns the parts without the one of this id, even if it has changed since. */
  public ConfigParts without(ConfigDocument document) {
    return changed(document.kind(), document.id(), null);
  }

  private ConfigParts changed(ConfigKind kind, ObjectId id, @Nullable ConfigDocument after) {
    NavigableMap<ObjectId, ConfigDocument> byId = new TreeMap<>(of(kind).byId());
    Map<String, ObjectId> byName = new HashMap<>(of(kind).byName());
    ConfigDocument before = byId.remove(id);
    if (before != null) {
      byName.remove(before.name());
    }
    if (after != null) {
      byId.put(id, after);
      byName.put(after.name(), id);
    }
    Map<ConfigKind, Kind> all = new EnumMap<>(ConfigKind.class);
    all.putAll(kinds);
    if (byId.isEmpty()) {
      all.remove(kind);
    } else {
      all.put(kind, new Kind(byId, byName));
    }
    return new ConfigParts(all);
  }

  private Kind of(ConfigKind kind) {
    return kinds.getOrDefault(kind, Kind.EMPTY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfigParts that && kinds.equals(that.kinds);
  }

  @Override
  public int hashCode() {
    return kinds.hashCode();
  }

  /** Omits the bodies: they may be secrets. */
  @Override
  public String toString() {
    return all().toString();
  }
}
