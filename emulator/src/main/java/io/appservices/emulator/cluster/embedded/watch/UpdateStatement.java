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

  /** Returns the description of what it did to a document, for a change event. */
  Document description(Document before, Document after) {
    return update.containsKey(Update.PIPELINE)
        ? DocumentDiff.of(before, after)
        : UpdateDescription.of(before, after, assigned(before));
  }

  /** Returns the paths to which its operators gave a value as a whole. */
  private Set<String> assigned(Document before) {
    try {
      return new Update(update, QueryServer.INSTANCE)
          .assigned(before, MatchPosition.of(before, query));
    } catch (MongoServerException e) {
      // The time of the operation may have ended after the document was written.
      return Set.of();
    }
  }
}
