package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;

/**
 * A stand-in for a deployment, in memory, of which a document is read as it was at one time, as
 * MongoDB promises. The library's own changes the fields of a stored document one after the other,
 * and sends the same document meanwhile: a reader may get the old value of one field and the new
 * value of the next.
 */
public class AtomicBackend extends AbstractMongoBackend {

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new OrderedDatabase(name, getCursorRegistry(), CollectionSource.IN_MEMORY);
  }
}
