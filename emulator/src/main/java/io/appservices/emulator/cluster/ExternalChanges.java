package io.appservices.emulator.cluster;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.changestream.FullDocument;
import io.appservices.emulator.cluster.operation.ChangeStream;
import io.appservices.emulator.cluster.operation.ServerErrors;
import io.appservices.emulator.cluster.operation.WatchRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The change stream of a real cluster. */
final class ExternalChanges implements ChangeStream.Source {

  private static final long WAIT_MILLIS = 200;

  private final MongoCursor<Document> cursor;
  private final WatchRequest request;

  private ExternalChanges(MongoCursor<Document> cursor, WatchRequest request) {
    this.cursor = cursor;
    this.request = request;
  }

  static ExternalChanges open(MongoCollection<Document> collection, WatchRequest request) {
    Document query = request.query();
    List<Document> pipeline = query.isEmpty() ? List.of() : List.of(new Document("$match", query));
    MongoCursor<Document> cursor =
        collection
            .watch(pipeline)
            .fullDocument(FullDocument.UPDATE_LOOKUP)
            .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS)
            .withDocumentClass(Document.class)
            .cursor();
    return new ExternalChanges(cursor, request);
  }

  @Override
  public @Nullable Document next() {
    try {
      Document event = cursor.tryNext();
      return event == null ? null : request.render(event);
    } catch (RuntimeException e) {
      throw ServerErrors.translate(e);
    }
  }

  @Override
  public void close() {
    cursor.close();
  }
}
