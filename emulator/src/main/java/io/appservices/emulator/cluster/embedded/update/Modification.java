package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import org.jspecify.annotations.Nullable;

/** What changes documents: an update, or a new document that takes their place. */
public interface Modification {

  /**
   * Reads an update or a new document.
   *
   * @param server what evaluates expressions, and has the time
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if MongoDB does not take it
   */
  static Modification of(Document given, Server server) {
    return Update.isUpdate(given) ? new Update(given, server) : new Replacement(given);
  }

  /**
   * Returns what it makes of a document, which stays as it is.
   *
   * @param position the place of the element that the query met; null if it met none
   */
  Document of(Document document, @Nullable Integer position);

  /**
   * Returns the document that an upsert inserts, which may be without an id if it may choose one.
   *
   * @param document what the query says of it, which stays as it is
   * @param choosesId whether the id may be another one, as the query does not say it
   */
  Document ofNew(Document document, boolean choosesId);
}
