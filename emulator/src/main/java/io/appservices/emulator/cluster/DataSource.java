package io.appservices.emulator.cluster;

import io.appservices.emulator.domain.Refusals;
import java.util.function.Supplier;

/** A linked data source of an app. Nothing is started or connected before it is first used. */
public final class DataSource {

  private final Supplier<Cluster> starter;
  private Cluster cluster;
  private boolean closed;

  DataSource(Supplier<Cluster> starter) {
    this.starter = starter;
  }

  /** Where any MongoDB driver finds the data. */
  public String connectionString() {
    return cluster().connectionString();
  }

  synchronized Cluster cluster() {
    if (closed) {
      throw Refusals.mongoDb("the data source is closed");
    }
    if (cluster == null) {
      cluster = starter.get();
    }
    return cluster;
  }

  synchronized void close() {
    closed = true;
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }
}
