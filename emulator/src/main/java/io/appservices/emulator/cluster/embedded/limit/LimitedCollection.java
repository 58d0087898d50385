package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;

/** Gives pipelines documents that obey the time limit of the operation. */
public class LimitedCollection<P> extends DelegatingCollection<P> {

  /** Limits what is read of a collection of any backend. */
  public LimitedCollection(MongoCollection<P> stored) {
    super(stored);
  }

  @Override
  public Stream<Document> handleQueryAsStream(Document query) {
    return stored().handleQueryAsStream(query).map(LimitedQueries::ofStored);
  }

  @Override
  public Stream<Document> queryAllAsStream() {
    return handleQueryAsStream(new Document());
  }
}
