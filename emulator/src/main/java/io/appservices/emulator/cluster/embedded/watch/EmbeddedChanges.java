package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.evaluation.Evaluation;
import io.appservices.emulator.cluster.embedded.evaluation.ServerValues;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.operation.ChangeStream;
import io.appservices.emulator.cluster.operation.OperationTime;
import io.appservices.emulator.cluster.operation.OperatorChecks;
import io.appservices.emulator.cluster.operation.WatchRequest;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The changes that the embedded server made to a collection and one subscriber has not seen yet. A
 * writer never waits for the subscriber: if the buffer is full, the stream ends after what it has.
 */
public final class EmbeddedChanges implements ChangeStream.Source {

  static final int BUFFER = 1024;

  /** The number of bytes of heap for waiting events; a single larger event may wait alone. */
  static final long MAX_BYTES = 4 << 20;

  private static final long WAIT_SECONDS = 10;

  private final QueryMatcher matcher = new DefaultQueryMatcher();
  private final BlockingQueue<Waiting> events = new LinkedBlockingQueue<>(BUFFER);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final ChangeHub hub;
  private final WatchRequest request;
  private final Document query;
  private volatile boolean overflown;

  private record Waiting(Document event, long bytes) {}

  private EmbeddedChanges(ChangeHub hub, WatchRequest request) {
    this.hub = hub;
    this.request = request;
    this.query = query(request);
  }

  private static Document query(WatchRequest request) {
    Document checked = ServerValues.toServer(OperatorChecks.EMBEDDED.filter(request.query()));
    return Evaluation.refusing(() -> LimitedQueries.checked(checked));
  }

  /**
   * Starts to collect the changes that the request asks for.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the query is none
   */
  public static EmbeddedChanges open(ChangeHub hub, WatchRequest request) {
    EmbeddedChanges changes = new EmbeddedChanges(hub, request);
    changes.matches(new Document()); // refuses operators that do not exist
    hub.add(changes.namespace(), changes);
    return changes;
  }

  private String namespace() {
    return request.database() + "." + request.collection();
  }

  /** Publishes an event; called by one writer at a time. */
  void publish(Document event, long bytes) {
    if (overflown) {
      return;
    }
    long before = waitingBytes.getAndAdd(bytes);
    boolean fits = before == 0 || before + bytes <= MAX_BYTES;
    if (!fits || !events.offer(new Waiting(event, bytes))) {
      overflown = true;
    }
  }

  @Override
  public org.bson.@Nullable Document next() throws InterruptedException {
    Waiting next = overflown ? events.poll() : events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      return ended();
    }
    waitingBytes.addAndGet(-next.bytes());
    Document event = next.event();
    return matches(event) ? request.render(ServerValues.toJava(event)) : null;
  }

  private org.bson.@Nullable Document ended() {
    if (overflown) {
      throw DataSourceRefusals.mongoDb("the stream was too slow for the changes");
    }
    return null;
  }

  private boolean matches(Document event) {
    Instant time =
        event.get("clusterTime") instanceof BsonTimestamp at
            ? Instant.ofEpochSecond(Integer.toUnsignedLong(at.getTime()))
            : Instant.EPOCH;
    return OperationTime.within(
        () -> time, () -> Evaluation.limited(query, () -> matcher.matches(event, query)));
  }

  @Override
  public void close() {
    hub.remove(namespace(), this);
  }
}
