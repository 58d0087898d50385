package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.embedded.projection.Projection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection whose projections have what the library's lack. */
abstract class ProjectingCollection extends UpdatingCollection {

  private static final String FIELDS = "fields";

  ProjectingCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  protected QueryResult matchDocumentsFromStream(
      Document query,
      Stream<Document> found,
      int skip,
      int limit,
      int batch,
      @Nullable Comparator<Document> order,
      @Nullable Document fields) {
    if (fields == null || fields.isEmpty()) {
      return super.matchDocumentsFromStream(query, found, skip, limit, batch, order, fields);
    }
    Projection projection = new Projection(fields, query, QueryServer.INSTANCE);
    Stream<Document> matching = found.filter(document -> documentMatchesQuery(document, query));
    Stream<Document> sorted = order == null ? matching : matching.sorted(order);
    Stream<Document> first = limit > 0 ? sorted.skip(skip).limit(limit) : sorted.skip(skip);
    return createQueryResult(first.map(projection::of).toList(), batch);
  }

  @Override
  public synchronized Document findAndModify(Document command) {
    if (!(command.get(FIELDS) instanceof Document fields) || fields.isEmpty()) {
      return super.findAndModify(command);
    }
    Document query = command.get("query") instanceof Document given ? given : new Document();
    Projection projection = new Projection(fields, query, QueryServer.INSTANCE);
    if (projection.isPositional() && Boolean.TRUE.equals(command.get("new"))) {
      throw new BadValueException("Cannot use a positional projection and return the new document");
    }
    Document plain = new Document(command);
    plain.remove(FIELDS);
    Document answer = super.findAndModify(plain);
    if (answer.get("value") instanceof Document found) {
      answer.put("value", projection.of(found));
    }
    return answer;
  }
}
