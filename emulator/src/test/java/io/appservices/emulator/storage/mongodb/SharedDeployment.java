package io.appservices.emulator.storage.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * The deployment that tests share: the one of the environment variable {@code MONGODB_URI}, or a
 * stand-in in this JVM. Each test has a database of its own in it.
 */
public final class SharedDeployment {

  private static final Optional<String> GIVEN = Optional.ofNullable(System.getenv("MONGODB_URI"));

  private static final String PATIENT =
      "timeoutMS=60000&serverSelectionTimeoutMS=60000&connectTimeoutMS=60000";

  private static final SentCommands SENT = new SentCommands();

  private static final String URI = GIVEN.orElseGet(SharedDeployment::standIn);

  private static final MongoClient CLIENT = MongoClients.create(URI);

  private SharedDeployment() {}

  private static String standIn() {
    MongoServer server = new MongoServer(SENT);
    return "mongodb://localhost:" + server.bind().getPort();
  }

  /** What the stand-in was asked for; nothing if there is a deployment in its place. */
  static Optional<SentCommands> sent() {
    return GIVEN.isPresent() ? Optional.empty() : Optional.of(SENT);
  }

  /**
   * The URI of a database that is not there yet. An operation in it may take a minute: a second and
   * a half, as emulators give it by themselves, is little on a busy machine.
   */
  public static String newDatabase() {
    return inDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
  }

  private static String inDatabase(String name) {
    int options = URI.indexOf('?');
    String hosts = options < 0 ? URI : URI.substring(0, options);
    String bare = hosts.replaceFirst("(//[^/]*)/.*$", "$1");
    String given = options < 0 ? "?" : URI.substring(options) + "&";
    return bare + "/" + name + given + PATIENT;
  }

  /** Removes all documents of a database but what numbers of apps were given. */
  static void empty(String uri) {
    on(
        uri,
        database ->
            Collections.OF_APPS.forEach(
                name -> database.getCollection(name).deleteMany(new Document())));
    on(uri, database -> database.getCollection(Collections.APPS).deleteMany(new Document()));
  }

  /** Removes a database. */
  public static void drop(String uri) {
    on(uri, MongoDatabase::drop);
  }

  /** Does something to a database, past the storage. */
  public static void on(String uri, Consumer<MongoDatabase> action) {
    action.accept(CLIENT.getDatabase(new ConnectionString(uri).getDatabase()));
  }
}
