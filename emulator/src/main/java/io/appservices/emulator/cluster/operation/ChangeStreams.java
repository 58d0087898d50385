package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.Document;

/** The open streams of a cluster. */
public final class ChangeStreams {

  private final Set<ChangeStream> open = ConcurrentHashMap.newKeySet();
  private boolean closed;

  public synchronized Subscription open(
      ChangeStream.Source source, Consumer<Document> onEvent, Consumer<Exception> onError) {
    if (closed) {
      source.close();
      throw closed();
    }
    ChangeStream stream = new ChangeStream(source, onEvent, onError, open::remove);
    open.add(stream);
    stream.start();
    return stream;
  }

  /** Ends all at the same time: a consumer may take long to notice. */
  public void close() {
    synchronized (this) {
      closed = true;
    }
    long deadline = System.nanoTime() + ChangeStream.GRACE.toNanos();
    List<ChangeStream> ended = open.stream().filter(ChangeStream::beginEnd).toList();
    for (ChangeStream stream : ended) {
      stream.awaitEnd(deadline);
      stream.tell(closed());
    }
  }

  private static AppServicesException closed() {
    return DataSourceRefusals.mongoDb("the data source is closed");
  }
}
