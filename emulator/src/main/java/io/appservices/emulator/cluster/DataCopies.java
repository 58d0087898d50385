package io.appservices.emulator.cluster;

import io.appservices.emulator.cluster.operation.DataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the embedded data sources of all apps held at one time. Immutable. */
public final class DataCopies {

  private final Map<LinkedClusters.Name, DataCopy> copies;

  private DataCopies(Map<LinkedClusters.Name, DataCopy> copies) {
    this.copies = Map.copyOf(copies);
  }

  static DataCopies of(Map<LinkedClusters.Name, DataSource> sources) {
    Map<LinkedClusters.Name, DataCopy> copies = new HashMap<>();
    sources.forEach((name, source) -> copies.put(name, DataCopy.of(source.cluster())));
    return new DataCopies(copies);
  }

  Set<LinkedClusters.Name> names() {
    return copies.keySet();
  }

  /** Puts what was copied into data sources; those that were not copied are empty then. */
  void replace(Map<LinkedClusters.Name, DataSource> sources) {
    sources.forEach(
        (name, source) -> copies.getOrDefault(name, DataCopy.EMPTY).replace(source.cluster()));
  }
}
