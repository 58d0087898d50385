package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.collation.Collation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique index that takes texts for equal which are so under its collation. It finds nothing for
 * queries: those have collations of their own.
 */
final class CollatedUniqueIndex extends MemoryUniqueIndex {

  private final Collation collation;

  CollatedUniqueIndex(String name, List<IndexKey> keys, boolean sparse, Collation collation) {
    super(name, keys, sparse);
    this.collation = collation;
  }

  private KeyValue collated(KeyValue key) {
    return new KeyValue(collation.keys(key));
  }

  @Override
  protected @Nullable Integer getPosition(KeyValue key) {
    return super.getPosition(collated(key));
  }

  /** Takes two elements of one array that are equal under the collation for one. */
  @Override
  protected boolean putKeyPosition(KeyValue key, Integer position) {
    KeyValue collated = collated(key);
    return super.putKeyPosition(collated, position) || position.equals(super.getPosition(collated));
  }

  @Override
  protected @Nullable Integer removeDocument(KeyValue key) {
    return super.removeDocument(collated(key));
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }
}
