package io.appservices.emulator.domain.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.types.ObjectId;

/**
 * The parts of one configuration. It never changes: a change makes another one that shares all
 * kinds but one with it, so that keeping an old one costs little.
 */
public final class ConfigParts {

  /** The parts of one kind, by id and by name. */
  private record Kind(NavigableMap<ObjectId, ConfigDocument> byId, Map<String, ObjectId> byName) {

    static final Kind EMPTY = new Kind(Collections.emptyNavigableMap(), Map.of());

    /** Returns a copy of its own, which can be changed until it is a part of a configuration. */
    private Kind copy() {
      return new Kind(new TreeMap<>(byId), new HashMap<>(byName));
    }

    Kind with(List<ConfigDocument> documents) {
      Kind changed = copy();
      for (ConfigDocument document : documents) {
        changed.remove(document.id());
        changed.byId.put(document.id(), document);
        changed.byName.put(document.name(), document.id());
      }
      return changed;
    }

    Kind without(ObjectId id) {
      Kind changed = copy();
      changed.remove(id);
      return changed;
    }

    private void remove(ObjectId id) {
      ConfigDocument removed = byId.remove(id);
      if (removed != null) {
        byName.remove(removed.name());
      }
    }
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

  /** Returns whether there is a part of a kind. */
  public boolean has(ConfigKind kind) {
    return !of(kind).byId().isEmpty();
  }

  /** Returns whether another part of its kind has its name. */
  public boolean isTaken(ConfigDocument document) {
    ObjectId owner = of(document.kind()).byName().get(document.name());
    return owner != null && !owner.equals(document.id());
  }

  /** Returns the parts with one in place of the part with the same id. */
  public ConfigParts with(ConfigDocument document) {
    return with(List.of(document));
  }

  /** Returns the parts with some in place of the parts with the same ids. */
  public ConfigParts with(List<ConfigDocument> documents) {
    Map<ConfigKind, List<ConfigDocument>> byKind = new EnumMap<>(ConfigKind.class);
    documents.forEach(
        document ->
            byKind.computeIfAbsent(document.kind(), kind -> new ArrayList<>()).add(document));
    ConfigParts parts = this;
    for (Map.Entry<ConfigKind, List<ConfigDocument>> kind : byKind.entrySet()) {
      parts = parts.changed(kind.getKey(), of(kind.getKey()).with(kind.getValue()));
    }
    return parts;
  }

  /** Returns the parts without the one of this id, even if it has changed since. */
  public ConfigParts without(ConfigDocument document) {
    return changed(document.kind(), of(document.kind()).without(document.id()));
  }

  private ConfigParts changed(ConfigKind kind, Kind after) {
    Map<ConfigKind, Kind> all = new EnumMap<>(ConfigKind.class);
    all.putAll(kinds);
    if (after.byId().isEmpty()) {
      all.remove(kind);
    } else {
      all.put(kind, after);
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
