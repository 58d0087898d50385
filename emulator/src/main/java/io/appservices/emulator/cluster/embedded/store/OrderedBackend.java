package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import java.time.Clock;

/** Has documents in memory, in the order they were inserted in. */
public final class OrderedBackend extends AbstractMongoBackend {

  private final CollectionSource source;

  /** Makes one without databases, in memory only. */
  public OrderedBackend(Clock clock) {
    this(clock, CollectionSource.IN_MEMORY);
  }

  /** Opens the databases that the source has. */
  OrderedBackend(Clock clock, CollectionSource source) {
    super(clock);
    this.source = source;
    source.databases().forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new OrderedDatabase(name, getCursorRegistry(), source);
  }

  /** A database is made anew only when all that was in the dropped one is. */
  @Override
  public synchronized MongoDatabase resolveDatabase(String name) {
    return super.resolveDatabase(name);
  }

  @Override
  public synchronized void dropDatabase(String name) {
    source.together(
        () -> {
          super.dropDatabase(name);
          return null;
        });
  }

  @Override
  public void close() {
    super.close();
    source.close();
  }
}
