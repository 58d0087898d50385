package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;

/** Copies of documents, to see whether an update of them comes to an end. */
final class TrialCollection extends MemoryCollection {

  TrialCollection(OrderedCollection original) {
    super(
        original.getDatabase(),
        original.getCollectionName(),
        CollectionOptions.withDefaults(),
        new CursorRegistry());
  }

  @Override
  protected Integer addDocumentInternal(Document document) {
    return super.addDocumentInternal(document);
  }

  void update(Document selector, Document update, ArrayFilters arrayFilters, boolean many) {
    updateDocuments(selector, update, arrayFilters, many, false, NoopOplog.get());
  }
}
