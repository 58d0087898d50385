package io.appservices.emulator.storage.mongodb.deployment;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.util.function.Consumer;

/**
 * A mark that a deployment is known to be out of reach: from the first operation that waited for a
 * server in vain until the driver, which goes on looking, finds one that takes writes. So one
 * request waits, and not each. Safe to use from any thread.
 */
final class Reachability implements ClusterListener {

  private final String hosts;
  private final Consumer<String> log;
  private boolean writable;
  private volatile boolean down;

  /**
   * Makes one of a deployment that can be reached.
   *
   * @param log is told when that ends, and when it is so again
   */
  Reachability(String hosts, Consumer<String> log) {
    this.hosts = hosts;
    this.log = log;
  }

  boolean isDown() {
    return down;
  }

  /** Notes that an operation failed, and returns if it did as the deployment is out of reach. */
  synchronized boolean failed(MongoException failure) {
    boolean isGone = failure instanceof MongoTimeoutException && !writable;
    note(isGone);
    return isGone;
  }

  @Override
  public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
    writable = event.getNewDescription().hasWritableServer();
    if (writable) {
      note(false);
    }
  }

  private void note(boolean isGone) {
    if (isGone && !down) {
      log.accept(
          "MongoDB at " + hosts + " cannot be reached; requests are refused until that ends");
    } else if (down && !isGone) {
      log.accept("MongoDB at " + hosts + " can be reached again");
    }
    down = isGone;
  }
}
