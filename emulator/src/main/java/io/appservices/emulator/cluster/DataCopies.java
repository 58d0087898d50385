package io.appservices.emulator.cluster;

import static java.util.stream.Collectors.groupingBy;

import io.appservices.emulator.cluster.operation.DataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the embedded data sources of apps held at one time. Immutable. */
public final class DataCopies {

  private final Map<LinkedClusters.Name, DataCopy> copies;

  private DataCopies(Map<LinkedClusters.Name, DataCopy> copies) {
    this.copies = Map.copyOf(copies);
  }

  static DataCopies of(Map<LinkedClusters.Name, DataSource> sources) {
    Map<LinkedClusters.Name, DataCopy> copies = new HashMap<>();
    sources.forEach((name, source) -> copies.put(name, DataCopy.of(name, source.cluster())));
    return new DataCopies(copies);
  }

  /** Returns the copies of data sources that have these collections, in this order. */
  public static DataCopies of(List<CollectionCopy> collections) {
    Map<LinkedClusters.Name, DataCopy> copies = new HashMap<>();
    collections.stream()
        .collect(groupingBy(CollectionCopy::source))
        .forEach((name, ofSource) -> copies.put(name, new DataCopy(ofSource)));
    return new DataCopies(copies);
  }

  /** Returns all collections; those of a database in their order. */
  public List<CollectionCopy> collections() {
    List<CollectionCopy> collections = new ArrayList<>();
    copies.values().forEach(copy -> collections.addAll(copy.collections()));
    return collections;
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
