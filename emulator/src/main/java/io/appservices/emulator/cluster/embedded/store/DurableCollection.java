package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.durable.DocumentChange;
import java.util.function.LongSupplier;

/** The changes to one collection, on their way to be kept. A new one is kept from its first. */
final class DurableCollection implements ChangeRecorder {

  private static final long NONE_YET = 0;

  private final PendingChanges changes;
  private final LongSupplier numbers;
  private String database;
  private String name;
  private long number;

  /** Makes the recorder of a new collection. */
  DurableCollection(PendingChanges changes, LongSupplier numbers, String database, String name) {
    this(changes, NONE_YET, numbers, database, name);
  }

  /** Makes the recorder of a collection that is kept. */
  DurableCollection(
      PendingChanges changes, long number, LongSupplier numbers, String database, String name) {
    this.changes = changes;
    this.number = number;
    this.numbers = numbers;
    this.database = database;
    this.name = name;
  }

  @Override
  public void put(int position, Document document) {
    byte[] bson = StoredBson.of(document);
    if (number == NONE_YET) {
      number = numbers.getAsLong();
      changes.add(new DocumentChange.Named(number, database, name));
    }
    changes.add(new DocumentChange.Put(number, position, bson));
  }

  @Override
  public void removed(int position) {
    changes.add(new DocumentChange.Removed(number, position));
  }

  @Override
  public void renamed(String database, String name) {
    this.database = database;
    this.name = name;
    if (number != NONE_YET) {
      changes.add(new DocumentChange.Named(number, database, name));
    }
  }

  @Override
  public void dropped() {
    if (number != NONE_YET) {
      changes.add(new DocumentChange.Dropped(number));
    }
  }
}
