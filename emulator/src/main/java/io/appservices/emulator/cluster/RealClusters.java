package io.appservices.emulator.cluster;

import io.appservices.emulator.cluster.operation.ChangeStreams;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.FollowRequest;
import io.appservices.emulator.cluster.operation.Follower;
import io.appservices.emulator.cluster.operation.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real clusters that service names are mapped to, which all apps share. Safe for use by several
 * threads.
 */
final class RealClusters {

  private final Map<String, DataSource> sources = new HashMap<>();
  private final ChangeStreams followed = new ChangeStreams();

  /** Connects to none before it is used. */
  RealClusters(Map<String, String> uris, Duration limit) {
    uris.forEach((service, uri) -> sources.put(service, source(service, uri, limit)));
  }

  private static DataSource source(String service, String uri, Duration limit) {
    if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
      throw new IllegalArgumentException(
          "the data source '" + service + "' needs a mongodb:// or mongodb+srv:// URI: " + uri);
    }
    return new DataSource(() -> ExternalCluster.connect(uri, limit));
  }

  @Nullable DataSource find(String service) {
    return sources.get(service);
  }

  boolean has(String service) {
    return sources.containsKey(service);
  }

  Subscription follow(String service, FollowRequest request, Follower follower) {
    DataSource source = sources.get(service);
    if (source == null) {
      throw new IllegalArgumentException("'" + service + "' is no real cluster");
    }
    return followed.open(
        new FollowedChanges(source::cluster, request, follower), event -> {}, reason -> {});
  }

  /** Ends the streams, and returns what is to be closed then. */
  Collection<DataSource> end() {
    followed.close();
    return sources.values();
  }
}
