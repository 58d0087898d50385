package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.embedded.query.MatchPosition;
import io.appservices.emulator.cluster.embedded.update.Update;
import java.util.Set;

/**
 * What a command does to the documents that it finds.
 *
 * @param update operators, a pipeline, or the document that takes the place of another
 */
record UpdateStatement(Document query, Document update) {

  boolean isReplacement() {
    return !Update.isUpdate(update);
  }

  /**
   * Returns the paths to which its operators gave a value as a whole. A pipeline has none: MongoDB,
   * too, compares the documents then.
   *
   * @param before the document as it was found
   */
  Set<String> assigned(Document before) {
    if (update.containsKey(Update.PIPELINE)) {
      return Set.of();
    }
    try {
      return new Update(update, QueryServer.INSTANCE)
          .assigned(before, MatchPosition.of(before, query));
    } catch (MongoServerException e) {
      // The time of the operation may have ended after the document was written.
      return Set.of();
    }
  }
}
