package io.appservices.emulator.storage.mongodb.deployment;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.domain.StorageException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a MongoDB deployment that emulators share. Writes are acknowledged by a majority
 * and reads go to the primary, whatever the URI says: what was answered is seen by every later
 * request. An operation takes a second and a half at most, with all attempts; while the deployment
 * is known to be out of reach, it is refused at once.
 */
public final class SharedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedDatabase.class);

  /** The name of the database if the URI has none. */
  private static final String DEFAULT_NAME = "appservices_emulator";

  private static final long OPERATION_MILLIS = 1_500;
  private static final long SELECTION_MILLIS = 1_000;
  private static final int CONNECT_MILLIS = 1_000;

  /** The interval at which the driver looks whether a server is there again. */
  private static final long HEARTBEAT_MILLIS = 500;

  private static final long PATIENT_SECONDS = 60;

  /** The attempts at the start, a second each, to let a deployment start beside the emulator. */
  private static final int FIRST_ATTEMPTS = 5;

  private static final int AUTHENTICATION_FAILED = 18;
  private static final int UNAUTHORIZED = 13;

  private final String hosts;
  private final Reachability reachability;
  private final MongoClient client;
  private final MongoDatabase database;

  private SharedDatabase(ConnectionString uri) {
    hosts = String.join(",", uri.getHosts());
    reachability = new Reachability(hosts, LOG::warn);
    client = MongoClients.create(settings(uri));
    database = client.getDatabase(Optional.ofNullable(uri.getDatabase()).orElse(DEFAULT_NAME));
  }

  /**
   * Connects to a deployment.
   *
   * @throws StorageException naming the hosts, without a password, if it cannot be reached or
   *     refuses the credentials
   */
  public static SharedDatabase open(String uri) {
    SharedDatabase opened = new SharedDatabase(parse(uri));
    try {
      opened.firstContact();
      return opened;
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private static ConnectionString parse(String uri) {
    try {
      return new ConnectionString(uri);
    } catch (IllegalArgumentException | MongoException e) {
      // Its message may quote the URI.
      throw new StorageException("the MongoDB driver cannot use the URI of the storage", e);
    }
  }

  private MongoClientSettings settings(ConnectionString uri) {
    return MongoClientSettings.builder()
        .timeout(OPERATION_MILLIS, TimeUnit.MILLISECONDS)
        .applyToClusterSettings(
            cluster ->
                cluster
                    .serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS)
                    .addClusterListener(reachability))
        .applyToServerSettings(
            server ->
                server
                    .heartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)
                    .minHeartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS))
        .applyToSocketSettings(
            socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS))
        .applyConnectionString(uri)
        .writeConcern(WriteConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .retryWrites(true)
        .retryReads(true)
        .build();
  }

  private void firstContact() {
    for (int attempt = 1; ; attempt++) {
      try {
        database.runCommand(new Document("ping", 1));
        return;
      } catch (MongoTimeoutException e) {
        if (attempt == FIRST_ATTEMPTS) {
          throw new StorageException("cannot reach MongoDB at " + hosts, e);
        }
      } catch (MongoException e) {
        throw refused(e);
      }
    }
  }

  private StorageException refused(MongoException e) {
    boolean credentials =
        e instanceof MongoSecurityException
            || e.getCode() == AUTHENTICATION_FAILED
            || e.getCode() == UNAUTHORIZED;
    return credentials
        ? new StorageException(
            "MongoDB at %s refuses the credentials of the URI, or they have no right to the"
                    .formatted(hosts)
                + " database '"
                + database.getName()
                + "'",
            e)
        : new StorageException("cannot use MongoDB at " + hosts + ": " + e.getMessage(), e);
  }

  public SharedCollection collection(String name) {
    return new SharedCollection(this, database.getCollection(name));
  }

  /** Returns a collection whose operations may take a minute, as at the start nobody waits. */
  SharedCollection patientCollection(String name) {
    return new SharedCollection(this, patient(name));
  }

  /** Returns a collection of the driver whose operations may take a minute. */
  MongoCollection<Document> patient(String name) {
    return patient(database.getCollection(name));
  }

  MongoCollection<Document> patient(MongoCollection<Document> collection) {
    return collection.withTimeout(PATIENT_SECONDS, TimeUnit.SECONDS);
  }

  /** Makes a call of the driver. */
  <T> T call(Supplier<T> operation) {
    if (reachability.isDown()) {
      throw told(new StorageException("MongoDB at " + hosts + " cannot be reached", null));
    }
    try {
      return operation.get();
    } catch (MongoTimeoutException e) {
      // Its message tells all that the driver knows of the servers.
      StorageException late =
          new StorageException("MongoDB at " + hosts + " does not answer in time", e);
      throw reachability.failed(e) ? told(late) : late;
    } catch (MongoException e) {
      reachability.failed(e);
      throw new StorageException("MongoDB at " + hosts + ": " + e.getMessage(), e);
    } catch (BSONException | IllegalStateException e) {
      // A document that is too large, or the client was closed.
      throw new StorageException(
          "MongoDB at " + hosts + ": " + Objects.toString(e.getMessage(), ""), e);
    }
  }

  /** Returns a failure of which the log has a line already, as of all that come meanwhile. */
  private static StorageException told(StorageException failure) {
    failure.setTold();
    return failure;
  }

  /** Returns where it is, without credentials. */
  @Override
  public String toString() {
    return "MongoDB at " + hosts + ", database '" + database.getName() + "'";
  }

  @Override
  public void close() {
    client.close();
  }
}
