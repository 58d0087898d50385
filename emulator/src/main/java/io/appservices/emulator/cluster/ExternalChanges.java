package io.appservices.emulator.cluster;

import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.changestream.FullDocument;
import io.appservices.emulator.cluster.operation.ChangeStream;
import io.appservices.emulator.cluster.operation.ServerErrors;
import io.appservices.emulator.cluster.operation.WatchRequest;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The change stream of a real cluster. The driver goes on after a short break by itself; after a
 * longer one this opens a stream behind the last event that was passed on, until its patience ends.
 * An error that says that a stream cannot go on ends it at once.
 */
final class ExternalChanges implements ChangeStream.Source {

  private static final long WAIT_MILLIS = 200;
  private static final long PAUSE_MILLIS = 200;

  /** The label of errors after which a stream may be resumed. */
  private static final String RESUMABLE = "ResumableChangeStreamError";

  private final MongoCollection<Document> collection;
  private final WatchRequest request;
  private final long patience;
  private @Nullable MongoCursor<Document> cursor;

  /** The token of the last event, or behind it; null while the cluster gave none. */
  private @Nullable BsonDocument last;

  /** When the break began that lasts now, by the nanoseconds of this JVM; 0 if none does. */
  private long brokenAt;

  private ExternalChanges(
      MongoCollection<Document> collection, WatchRequest request, Duration patience) {
    this.collection = collection;
    this.request = request;
    this.patience = patience.toNanos();
  }

  /**
   * Opens a stream.
   *
   * @param patience how long a break may last after which the stream goes on
   */
  static ExternalChanges open(
      MongoCollection<Document> collection, WatchRequest request, Duration patience) {
    ExternalChanges changes = new ExternalChanges(collection, request, patience);
    changes.cursor = changes.cursor();
    return changes;
  }

  private MongoCursor<Document> cursor() {
    Document query = request.query();
    List<Document> pipeline = query.isEmpty() ? List.of() : List.of(new Document("$match", query));
    ChangeStreamIterable<Document> stream =
        collection
            .watch(pipeline)
            .fullDocument(FullDocument.UPDATE_LOOKUP)
            .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    if (last != null) {
      stream.resumeAfter(last);
    }
    return stream.withDocumentClass(Document.class).cursor();
  }

  @Override
  public @Nullable Document next() throws InterruptedException {
    try {
      if (cursor == null) {
        cursor = cursor();
      }
      Document event = cursor.tryNext();
      brokenAt = 0;
      if (event != null) {
        return passOn(event);
      }
      if (cursor instanceof MongoChangeStreamCursor<?> open && open.getResumeToken() != null) {
        last = open.getResumeToken();
      }
      return null;
    } catch (RuntimeException e) {
      if (!mayGoOn(e)) {
        throw ServerErrors.translate(e);
      }
      close();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return null;
    }
  }

  private @Nullable Document passOn(Document event) {
    if ("invalidate".equals(event.getString("operationType"))) {
      // The collection was dropped or renamed: nothing can follow, and no stream begins behind it.
      throw DataSourceRefusals.mongoDb("the change stream was invalidated");
    }
    last = event.get("_id", Document.class).toBsonDocument();
    return request.render(event);
  }

  /**
   * Returns whether the stream can be opened again behind the last event, now or a little later.
   */
  private boolean mayGoOn(RuntimeException e) {
    long now = System.nanoTime();
    if (brokenAt == 0) {
      brokenAt = now;
    }
    // Where there was no token yet, nothing says where to go on.
    return last != null && isBreak(e) && now - brokenAt < patience;
  }

  private static boolean isBreak(RuntimeException e) {
    return e instanceof MongoSocketException
        || e instanceof MongoTimeoutException
        || e instanceof MongoCursorNotFoundException
        || e instanceof MongoNotPrimaryException
        || e instanceof MongoNodeIsRecoveringException
        || (e instanceof MongoException failure && failure.hasErrorLabel(RESUMABLE));
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
