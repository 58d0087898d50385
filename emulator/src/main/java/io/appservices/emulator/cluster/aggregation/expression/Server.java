package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.List;

/** The server that runs the stages which it has. */
public interface Server {

  /** Runs stages on documents; a stage or operator that is unknown is an error of the server. */
  List<Document> run(List<Document> stages, List<Document> documents);

  /** Returns all documents of a collection of the same database; none if there is no such one. */
  List<Document> collection(String name);

  /** Returns a regular expression that obeys the time limit of the operation. */
  BsonRegularExpression regex(String pattern, String options);

  /** Returns the time for {@code $$NOW}. */
  Instant now();
}
