package io.appservices.emulator.storage.mongodb.deployment;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;

/**
 * A mark that a deployment is known to be out of reach: from the first operation that waited for a
 * server in vain until the driver, which goes on looking, finds one that takes writes. So one
 * request waits, and not each. Safe to use from any thread.
 */
final class Reachability implements ClusterListener {

  private boolean writable;
  private volatile boolean down;

  boolean isDown() {
    return down;
  }

  /** Notes that an operation failed. */
  synchronized void failed(MongoException failure) {
    down = failure instanceof MongoTimeoutException && !writable;
  }

  @Override
  public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
    writable = event.getNewDescription().hasWritableServer();
    if (writable) {
      down = false;
    }
  }
}
