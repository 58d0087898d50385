package io.appservices.emulator.cluster;

import io.appservices.emulator.cluster.durable.DurableDataSources;
import io.appservices.emulator.cluster.embedded.EmbeddedCluster;
import io.appservices.emulator.cluster.embedded.store.DurableStore;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.QueryScripts;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded servers are started.
 *
 * @param limit the time limit of one operation
 * @param kept what keeps their documents; null if they are in memory only
 * @param scripts what runs the JavaScript of their queries
 */
record EmbeddedServers(
    Clock clock, Duration limit, @Nullable DurableDataSources kept, QueryScripts scripts) {

  /**
   * The longest limit: no client waits longer, and the timeouts of the driver cannot be much
   * longer.
   */
  private static final Duration LONGEST_LIMIT = Duration.ofDays(1);

  EmbeddedServers {
    limit = limit.compareTo(LONGEST_LIMIT) < 0 ? limit : LONGEST_LIMIT;
  }

  /** Starts the server of a data source. */
  Cluster start(LinkedClusters.Name name, ChangeHub.Tap changes) {
    return kept == null
        ? EmbeddedCluster.start(clock, changes, limit, scripts)
        : EmbeddedCluster.start(
            clock,
            changes,
            limit,
            scripts,
            new DurableStore(kept.dataSource(name.appId(), name.service())));
  }
}
