package io.appservices.emulator.cluster;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.cluster.durable.DurableDataSources;
import io.appservices.emulator.cluster.operation.ChangeListener;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.FollowRequest;
import io.appservices.emulator.cluster.operation.Follower;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.operation.Subscription;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.runtime.ParallelClose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data sources of all apps. Each service name of each app has an embedded server of its own,
 * unless the name is mapped to the URI of a real cluster, which all apps then share.
 */
public final class LinkedClusters implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LinkedClusters.class);

  /** A data source, by its app and its service. */
  record Name(ObjectId appId, String service) {}

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final Clock clock;
  private final EmbeddedServers servers;
  private final @Nullable DurableDataSources kept;
  private final Map<Name, DataSource> embedded = new HashMap<>();
  private final RealClusters real;
  private final Listeners<Start> listeners = new Listeners<>("starts of data sources");
  private final SourceChanges changes = new SourceChanges();
  private boolean closed;

  /**
   * Starts nothing.
   *
   * @param uris the connection strings of real clusters, by service name
   * @param clock the clock of the embedded servers
   * @param limit the time limit of one operation
   */
  public LinkedClusters(Map<String, String> uris, Clock clock, Duration limit) {
    this(uris, clock, limit, null, QueryScripts.NONE);
  }

  /**
   * Starts nothing.
   *
   * @param kept what keeps the documents of the embedded servers; null if they are in memory only
   * @param scripts what runs the JavaScript of their queries
   */
  public LinkedClusters(
      Map<String, String> uris,
      Clock clock,
      Duration limit,
      @Nullable DurableDataSources kept,
      QueryScripts scripts) {
    this.kept = kept;
    this.clock = clock;
    this.servers = new EmbeddedServers(clock, limit, kept, scripts);
    this.real = new RealClusters(uris, servers.limit());
  }

  /** Returns the time of the embedded servers. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns the data source of an app. It starts when it is first used. */
  public synchronized DataSource dataSource(ObjectId appId, String serviceName) {
    if (closed) {
      throw new IllegalStateException("the linked clusters are closed");
    }
    DataSource shared = real.find(serviceName);
    return shared != null
        ? shared
        : embedded.computeIfAbsent(
            new Name(appId, serviceName), name -> new DataSource(() -> start(name)));
  }

  private Cluster start(Name name) {
    Cluster started = servers.start(name, changes.of(name));
    listeners.tell(new Start(name.appId(), name.service(), started.connectionString()));
    return started;
  }

  /** Sets who is told of changes; nobody is unless somebody is set. */
  public void onChange(ChangeListener listener) {
    changes.tell(listener);
  }

  /** Returns whether a service name stands for a real cluster, which tells nobody of changes. */
  public boolean isReal(String service) {
    return real.has(service);
  }

  /**
   * Follows changes on a real cluster, from now on or behind an event, until the subscription is
   * closed. Returns at once; the follower is told when the stream is open.
   */
  public Subscription follow(String service, FollowRequest request, Follower follower) {
    return real.follow(service, request, follower);
  }

  /** The embedded server of a data source was started, by its first use. */
  public record Start(ObjectId appId, String service, String connectionString) {}

  /** Calls a listener with every embedded server that is started from now on. */
  public ListenerRegistration onStart(Consumer<Start> listener) {
    return listeners.add(listener);
  }

  /**
   * Returns a connection string with which any MongoDB driver reaches the data. Starts the data
   * source if nothing has used it yet.
   */
  public String connectionString(ObjectId appId, String serviceName) {
    return dataSource(appId, serviceName).connectionString();
  }

  /** Copies what the embedded data sources hold; real clusters are left out. */
  public DataCopies copy() {
    return DataCopies.of(used());
  }

  /** Copies what the embedded data sources of one app hold. */
  public DataCopies copy(ObjectId appId) {
    Map<Name, DataSource> ofApp = used();
    ofApp.keySet().removeIf(name -> !name.appId().equals(appId));
    return DataCopies.of(ofApp);
  }

  /**
   * Puts what was copied in the place of what the embedded data sources hold; nobody is told of
   * that as of changes. Servers go on under their addresses.
   */
  public void restore(DataCopies copies) {
    changes.muted(
        () -> {
          Map<Name, DataSource> all = used();
          copies.names().forEach(name -> all.put(name, dataSource(name)));
          copies.replace(all);
        });
  }

  private DataSource dataSource(Name name) {
    return dataSource(name.appId(), name.service());
  }

  /** Returns the embedded data sources that may hold something: those that were started or kept. */
  private Map<Name, DataSource> used() {
    Map<Name, DataSource> used = new HashMap<>();
    if (kept != null) {
      kept.list(
          (appId, service) -> {
            if (!real.has(service)) {
              Name name = new Name(appId, service);
              used.put(name, dataSource(name));
            }
          });
    }
    synchronized (this) {
      used.putAll(embedded);
    }
    return used;
  }

  /** Closes the embedded servers of an app; what was in them is gone. */
  public void dropApp(ObjectId appId) {
    drop(name -> name.appId().equals(appId), CLOSE_LIMIT);
  }

  /**
   * Removes what is kept of apps that are not there any more: a process may have ended between the
   * removal of an app and that of its data. To be called at the start.
   */
  public void dropUnless(Predicate<ObjectId> isThere) {
    remove(name -> !isThere.test(name.appId()));
  }

  /**
   * Lets go of the embedded servers that an app has no use for any more; what was in them is gone.
   * Threads of their own close them, since a server may have to wait for its operations.
   *
   * @param isWanted whether the app still has the data source of a service name
   */
  public void dropUnless(ObjectId appId, Predicate<String> isWanted) {
    drop(name -> name.appId().equals(appId) && !isWanted.test(name.service()), Duration.ZERO);
  }

  private void drop(Predicate<Name> isDropped, Duration timeout) {
    List<DataSource> dropped = new ArrayList<>();
    synchronized (this) {
      embedded
          .entrySet()
          .removeIf(entry -> isDropped.test(entry.getKey()) && dropped.add(entry.getValue()));
    }
    close(dropped, timeout);
    remove(isDropped);
  }

  private void remove(Predicate<Name> isRemoved) {
    if (kept != null) {
      try {
        kept.removeUnless((appId, service) -> !isRemoved.test(new Name(appId, service)));
      } catch (StorageException e) {
        LOG.warn("Data of removed data sources stays until the next start: {}", e.getMessage());
      }
    }
  }

  /** Closes the sources in parallel: each may have to wait for operations that do not end. */
  private static void close(Collection<DataSource> sources, Duration timeout) {
    ParallelClose.all(timeout, sources.stream().map(source -> (Runnable) source::close).toList());
  }

  /** Closes every embedded server and every connection. */
  @Override
  public void close() {
    List<DataSource> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(embedded.values());
      embedded.clear();
    }
    all.addAll(real.end());
    close(all, CLOSE_LIMIT);
  }
}
