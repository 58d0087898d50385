package io.appservices.emulator.cluster;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.changestream.FullDocument;
import com.mongodb.client.model.changestream.FullDocumentBeforeChange;
import io.appservices.emulator.cluster.operation.ChangeStream;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.FollowRequest;
import io.appservices.emulator.cluster.operation.Follower;
import io.appservices.emulator.cluster.operation.ServerErrors;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A change stream of a real cluster that has no end: however long the cluster is away, and whatever
 * it answers, the stream is opened again behind the last event that was taken.
 */
final class FollowedChanges implements ChangeStream.Source {

  private static final long WAIT_MILLIS = 200;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  /** Of these a first one is mended so often that nobody needs to be told. */
  private static final int FAILURES_UNTIL_TOLD = 2;

  /**
   * The codes of errors after which no stream begins behind the token any more: InvalidResumeToken,
   * ChangeStreamFatalError and ChangeStreamHistoryLost.
   */
  private static final Set<Integer> LOST = Set.of(260, 280, 286);

  private final Supplier<Cluster> cluster;
  private final FollowRequest request;
  private final Follower follower;
  private @Nullable MongoCursor<Document> cursor;

  /** The token to begin behind; null to begin with what comes next. */
  private @Nullable BsonDocument after;

  /** Whether the token is that of an event which ended its stream. */
  private boolean afterEnd;

  private int failures;

  FollowedChanges(Supplier<Cluster> cluster, FollowRequest request, Follower follower) {
    this.cluster = cluster;
    this.request = request;
    this.follower = follower;
    this.after = request.after();
  }

  /** Tells the follower by itself, and returns nothing. */
  @Override
  public @Nullable Document next() throws InterruptedException {
    try {
      MongoCursor<Document> open = cursor;
      if (open == null) {
        open = open();
        cursor = open;
        follower.live();
      }
      Document event = open.tryNext();
      failures = 0;
      if (event != null) {
        take(event);
      } else {
        advance(open);
      }
    } catch (RuntimeException e) {
      if (e instanceof MongoInterruptedException || Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      close();
      fail(e);
      TimeUnit.MILLISECONDS.sleep(pause());
    }
    return null;
  }

  private MongoCursor<Document> open() {
    ChangeStreamIterable<Document> stream =
        cluster
            .get()
            .changes(request.database(), request.collection())
            .fullDocument(FullDocument.UPDATE_LOOKUP)
            .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    if (request.before()) {
      stream.fullDocumentBeforeChange(FullDocumentBeforeChange.WHEN_AVAILABLE);
    }
    if (after != null && afterEnd) {
      stream.startAfter(after);
    } else if (after != null) {
      stream.resumeAfter(after);
    }
    return stream.withDocumentClass(Document.class).cursor();
  }

  private void take(Document event) {
    boolean end = "invalidate".equals(event.getString("operationType"));
    if (!end) {
      follower.changed(event);
    }
    after = event.get("_id", Document.class).toBsonDocument();
    afterEnd = end;
    if (end) {
      close();
    }
  }

  /** Moves on while nothing happens: a cluster forgets old events. */
  private void advance(MongoCursor<Document> open) {
    if (open instanceof MongoChangeStreamCursor<?> stream && stream.getResumeToken() != null) {
      after = stream.getResumeToken();
      afterEnd = false;
    }
  }

  private void fail(RuntimeException e) {
    failures++;
    boolean lost =
        after != null && e instanceof MongoException failure && LOST.contains(failure.getCode());
    if (lost) {
      after = null;
    }
    if (lost || failures == FAILURES_UNTIL_TOLD) {
      follower.broken(reason(e), lost);
    }
  }

  private static String reason(RuntimeException e) {
    try {
      return String.valueOf(ServerErrors.translate(e).getMessage());
    } catch (RuntimeException notOfTheDriver) {
      return String.valueOf(notOfTheDriver.getMessage());
    }
  }

  private long pause() {
    return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * failures);
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
