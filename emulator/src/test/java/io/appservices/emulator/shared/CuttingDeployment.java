package io.appservices.emulator.shared;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.testing.Provoked;
import io.netty.channel.Channel;
import java.util.Set;

/**
 * A stand-in for a deployment that takes so many writes and no more: what it has then is what a
 * process leaves that ends between two of them.
 */
final class CuttingDeployment implements AutoCloseable {

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

  /** What is written beside the requests of clients. */
  private static final Set<String> OF_PROCESSES = Set.of("locks", "schedules", "settings");

  private static final int UNKNOWN_ERROR = 8;
  private static final int ALL = Integer.MAX_VALUE;

  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              if (WRITES.contains(command) && !OF_PROCESSES.contains(query.get(command))) {
                count();
              }
              return super.handleCommand(channel, database, command, query);
            }
          });
  private final int port = server.bind().getPort();
  private int left = ALL;

  private synchronized void count() {
    if (left == 0) {
      throw Provoked.failure(
          new MongoServerError(UNKNOWN_ERROR, "UnknownError", "no more writes are taken"));
    }
    if (left != ALL) {
      left--;
    }
  }

  /** Refuses writes after so many more. */
  synchronized void cutAfter(int writes) {
    left = writes;
  }

  /** Takes all writes again. */
  synchronized void mend() {
    left = ALL;
  }

  String uri() {
    return "mongodb://localhost:" + port + "/cut";
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
