package io.appservices.emulator.cluster.transaction;

import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The paths of documents that the updates in open transactions changed, none of them below another.
 * Safe for use by several threads.
 */
final class UpdatedPaths implements ChangeHub.Tap {

  /** The path of a document that was not only updated. */
  private static final String WHOLE = "";

  private record Key(String collection, @Nullable Object id) {}

  private final Map<String, Map<Key, Set<String>>> databases = new ConcurrentHashMap<>();

  /** Begins with a database of a transaction, whose copied documents are there. */
  void begin(String database) {
    databases.put(database, new ConcurrentHashMap<>());
  }

  /** Forgets the updates in a database. */
  void end(String database) {
    databases.remove(database);
  }

  /** Returns the paths in a document; none if it was not only updated. */
  Set<String> of(String database, String collection, Object id) {
    Set<String> paths =
        databases.getOrDefault(database, Map.of()).getOrDefault(new Key(collection, id), Set.of());
    return paths.contains(WHOLE) ? Set.of() : paths;
  }

  @Override
  public boolean wants(String database, String collection) {
    return databases.containsKey(database);
  }

  @Override
  public void changed(Document event, @Nullable Document before, long bytes) {
    Document namespace = event.get("ns", Document.class);
    Object id = event.get("documentKey", Document.class).get("_id");
    Map<Key, Set<String>> updated = databases.get(namespace.getString("db"));
    if (updated == null) {
      return;
    }
    Set<String> paths =
        updated.computeIfAbsent(new Key(namespace.getString("coll"), id), key -> new TreeSet<>());
    if (event.get("updateDescription") instanceof Document description) {
      description.get("updatedFields", Document.class).keySet().forEach(path -> add(paths, path));
      description.getList("removedFields", String.class).forEach(path -> add(paths, path));
      description
          .getList("truncatedArrays", Document.class, List.of())
          .forEach(array -> add(paths, array.getString("field")));
    } else {
      add(paths, WHOLE);
    }
  }

  private static void add(Set<String> paths, String path) {
    boolean isKnown =
        paths.contains(WHOLE)
            || paths.stream().anyMatch(known -> (path + ".").startsWith(known + "."));
    if (!isKnown) {
      paths.removeIf(known -> path.equals(WHOLE) || known.startsWith(path + "."));
      paths.add(path);
    }
  }
}
