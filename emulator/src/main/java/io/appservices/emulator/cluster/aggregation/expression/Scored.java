package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Document;

/** An operand of {@code $textScore}, which pipelines of clients do not have: gives a score. */
public interface Scored {

  /** Returns the score of a document. */
  double of(Document document);
}
