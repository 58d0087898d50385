package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A linked data source of an app. Nothing is started or connected before it is first used. */
public final class DataSource {

  private final Supplier<Cluster> starter;
  private @Nullable Cluster cluster;
  private boolean closed;

  public DataSource(Supplier<Cluster> starter) {
    this.starter = starter;
  }

  /** Returns a connection string with which any MongoDB driver reaches the data. */
  public String connectionString() {
    return cluster().connectionString();
  }

  /** Returns the cluster; starts or connects it with the first use. */
  public synchronized Cluster cluster() {
    if (closed) {
      throw DataSourceRefusals.mongoDb("the data source is closed");
    }
    if (cluster == null) {
      cluster = starter.get();
    }
    return cluster;
  }

  /**
   * Closes the source, without the lock: a consumer of changes that is being stopped may be using
   * it.
   */
  public void close() {
    Cluster started = end();
    if (started != null) {
      started.close();
    }
  }

  private synchronized @Nullable Cluster end() {
    Cluster started = cluster;
    cluster = null;
    closed = true;
    return started;
  }
}
