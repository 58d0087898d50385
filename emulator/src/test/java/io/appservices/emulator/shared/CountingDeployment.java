package io.appservices.emulator.shared;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stand-in for a deployment that notes what it is asked about users. What is asked beside the
 * requests of clients is left out: apps are read ten times a second at most, and sessions that have
 * ended are looked for once a second.
 */
final class CountingDeployment implements AutoCloseable {

  private static final Set<String> OF_USERS =
      Set.of("users", "registrations", "sessions", "devices", "api_keys");

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              note(command, query);
              return super.handleCommand(channel, database, command, query);
            }
          });
  private final int port = server.bind().getPort();

  private void note(String command, Document query) {
    boolean looksForEnded =
        query.get("filter") instanceof Document filter && filter.containsKey("ends");
    if (query.get(command) instanceof String collection
        && OF_USERS.contains(collection)
        && !looksForEnded) {
      commands.add(command + " " + collection);
    }
  }

  String uri() {
    return "mongodb://localhost:" + port + "/counted";
  }

  /** The commands since they were taken last. */
  List<String> take() {
    List<String> taken = new ArrayList<>(commands);
    commands.clear();
    return taken;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
