package io.appservices.emulator.cluster;

import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * A collection of an embedded data source as it was at one time. Immutable.
 *
 * @param service the name of the data source
 * @param indexes as the server lists them, with their options
 * @param documents in the order in which they were inserted
 */
public record CollectionCopy(
    ObjectId appId,
    String service,
    String database,
    String name,
    List<Document> indexes,
    List<RawBsonDocument> documents) {

  public CollectionCopy {
    indexes = List.copyOf(indexes);
    documents = List.copyOf(documents);
  }

  LinkedClusters.Name source() {
    return new LinkedClusters.Name(appId, service);
  }
}
