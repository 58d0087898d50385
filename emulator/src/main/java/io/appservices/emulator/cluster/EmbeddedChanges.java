package io.appservices.emulator.cluster;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The changes that the embedded server made to a collection and one subscriber has not seen yet. A
 * writer never waits for the subscriber: if the buffer is full, the stream ends after what it has.
 */
final class EmbeddedChanges implements ChangeStream.Source {

  static final int BUFFER = 1024;

  private static final long WAIT_SECONDS = 10;

  private final QueryMatcher matcher = new DefaultQueryMatcher();
  private final BlockingQueue<Document> events = new LinkedBlockingQueue<>(BUFFER);
  private final ChangeHub hub;
  private final WatchRequest request;
  private final Document query;
  private volatile boolean overflown;

  private EmbeddedChanges(ChangeHub hub, WatchRequest request) {
    this.hub = hub;
    this.request = request;
    this.query = query(request);
  }

  private static Document query(WatchRequest request) {
    Document checked = ServerValues.toServer(OperatorChecks.EMBEDDED.filter(request.query()));
    return Evaluation.refusing(() -> LimitedQueries.of(checked));
  }

  static EmbeddedChanges open(ChangeHub hub, WatchRequest request) {
    EmbeddedChanges changes = new EmbeddedChanges(hub, request);
    changes.matches(new Document()); // refuses operators that do not exist
    hub.add(changes.namespace(), changes);
    return changes;
  }

  private String namespace() {
    return request.database() + "." + request.collection();
  }

  void publish(Document event) {
    if (!overflown && !events.offer(event)) {
      overflown = true;
    }
  }

  @Override
  public org.bson.Document next() throws InterruptedException {
    Document event = overflown ? events.poll() : events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    if (event == null) {
      return ended();
    }
    return matches(event) ? request.render(ServerValues.toJava(event)) : null;
  }

  private org.bson.Document ended() {
    if (overflown) {
      throw DataSourceRefusals.mongoDb("the stream was too slow for the changes");
    }
    return null;
  }

  private boolean matches(Document event) {
    return Evaluation.limited(query, () -> matcher.matches(event, query));
  }

  @Override
  public void close() {
    hub.remove(namespace(), this);
  }
}
